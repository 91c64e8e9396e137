package dev.whence;

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
        Request request = given.command().equals("read") ? read(given.value("ask")) : given;
        String file = request == null ? null : request.value("answer");
        if (request == null || file == null) {
            return;
        }
        Reply reply = new Reply();
        // Not only where a bridge is in use: this command may be what builds it.
        boolean before = OwnWork.enter();
        try {
            String refusal = refusal(request);
            if (refusal != null) {
                reply.line("error", refusal);
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
        reply.line(
                "error",
                message != null ? message : "an error inside the agent: " + Text.of(error),
                isInput ? "input" : "");
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
        boolean comesIn =
                request.command().equals("attach") || request.command().equals("visit");
        String version = request.value("version");
        return comesIn ? Installer.refusal(version) : Installer.otherVersion(version);
    }

    private static void carryOut(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOption, Refused, IOException {
        switch (request.command()) {
            case "attach":
                attach(request.value("options"), instrumentation, reply);
                break;
            case "visit":
                Visits.enter(request, instrumentation, reply);
                break;
            case "status":
                status(reply);
                break;
            case "check":
                // Whoever attaches later is served by these classes, whose jar, a copy in a container, is gone by then.
                Rehearsal.keep();
                LoadedTypes.describe(instrumentation, request.value("classes"), reply);
                break;
            case "detach":
                detach(reply);
                break;
            default:
                reply.line("error", "unknown command '" + request.command() + "'");
        }
    }

    private static void attach(@Nullable String text, Instrumentation instrumentation, Reply reply)
            throws BadOption, IOException {
        Options options = Options.parse(text);
        Installation running = Installation.running();
        if (running != null) {
            Visits.agentStays();
            reply.line("already", running.launch().text);
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
            reply.line("absent");
            return;
        }
        running.summarise(Activity.summing);
        running.describe(reply, false);
        RunningRecordings.describe(reply);
    }

    private static void detach(Reply reply) {
        if (Installation.running() == null) {
            reply.line("absent");
            return;
        }
        reply.line("detached");
        Visits.dismissAll(reply);
        Installation.remove(reply);
    }
}
