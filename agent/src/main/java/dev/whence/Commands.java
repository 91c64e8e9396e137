package dev.whence;

import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Carries out, inside the target JVM, what the operator's commands ask for.
 *
 * <p>What goes wrong is the answer ({@code error}); nothing is said on the target's stderr.
 */
final class Commands {
    private Commands() {}

    static void answer(Request given, Instrumentation instrumentation) {
        Request request = given.command().equals(CommandName.READ) ? read(given.value(RequestKey.ASK)) : given;
        String file = request == null ? null : request.value(RequestKey.ANSWER);
        if (request == null || file == null) {
            return;
        }
        Reply reply = new Reply();
        // Not only where a bridge is in use: this command may be what builds it.
        boolean before = OwnWork.enter();
        try {
            String refusal = refusal(request);
            if (refusal != null) {
                reply.error(refusal, false);
            } else {
                carryOut(request, instrumentation, reply);
            }
        } catch (Throwable error) {
            fail(reply, error);
        }
        try {
            reply.writeTo(Path.of(file));
        } catch (IOException | RuntimeException unwritable) {
            Errors.add(unwritable);
        } finally {
            OwnWork.leave(before);
        }
    }

    /**
     * What an operator reads: refusals and files speak for themselves, the rest is a defect of ours. Of options it is
     * said that they were his input.
     */
    static void fail(Reply reply, Throwable error) {
        boolean isInput = error instanceof BadOption;
        boolean isPlain = isInput || error instanceof Refused || error instanceof IOException;
        String message = isPlain ? error.getMessage() : null;
        reply.error(message != null ? message : "an error inside the agent: " + Text.of(error), isInput);
    }

    /** A request that stands in a file: JVMs before 22 take no argument of more than 1,024 bytes. */
    private static @Nullable Request read(@Nullable String file) {
        try {
            return file == null ? null : Request.asked(Files.readString(Path.of(file)));
        } catch (IOException | RuntimeException unreadable) {
            Errors.add(unreadable);
            return null;
        }
    }

    /** Whoever looks or goes is let through where nobody may come in any more. */
    private static @Nullable String refusal(Request request) {
        boolean comesIn = request.command().equals(CommandName.ATTACH)
                || request.command().equals(CommandName.SESSION);
        String version = request.value(RequestKey.VERSION);
        return comesIn ? Installer.refusal(version) : Installer.otherVersion(version);
    }

    private static void carryOut(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOption, Refused, IOException {
        switch (request.command()) {
            case CommandName.ATTACH:
                attach(request.value(RequestKey.OPTIONS), instrumentation, reply);
                break;
            case CommandName.SESSION:
                Visits.enter(request, instrumentation, reply);
                break;
            case CommandName.STATUS:
                status(reply);
                break;
            case CommandName.CHECK:
                // Whoever attaches later is served by these classes, whose jar, a copy in a container, is gone by then.
                Rehearsal.keep();
                LoadedTypes.describe(instrumentation, request.value(RequestKey.CLASSES), reply);
                break;
            case CommandName.DETACH:
                detach(reply);
                break;
            default:
                reply.error("unknown command '" + request.command() + "'", false);
        }
    }

    private static void attach(@Nullable String text, Instrumentation instrumentation, Reply reply)
            throws BadOption, IOException {
        Options options = Options.parse(text);
        Installation running = Installation.running();
        if (running != null) {
            Visits.agentStays();
            reply.line(LineKind.ALREADY, running.launch().text);
            running.describe(reply, false);
            return;
        }
        Installation.start(Launch.ATTACH, Purpose.of(options), instrumentation);
        Installation started = Installation.running();
        if (started != null) {
            started.describe(reply, false);
        }
    }

    private static void status(Reply reply) {
        Installation running = Installation.running();
        if (running == null) {
            reply.line(LineKind.ABSENT);
            return;
        }
        running.summarise(Activity.summing);
        running.describe(reply, false);
        RunningRecordings.describe(reply);
    }

    private static void detach(Reply reply) {
        if (Installation.running() == null) {
            reply.line(LineKind.ABSENT);
            return;
        }
        reply.line(LineKind.DETACHED);
        Visits.dismissAll(reply);
        Installation.remove(reply);
    }
}
