package dev.whence.agent.control;

import dev.whence.agent.instrument.Specimen;
import dev.whence.agent.lifecycle.Admission;
import dev.whence.agent.lifecycle.AgentConfig;
import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.lifecycle.Launch;
import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.runtime.JdkMembers;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.RefusedException;
import dev.whence.agent.support.Switches;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Carries out, inside the target JVM, what the operator's commands ask for.
 *
 * <p>What goes wrong is the answer ({@code error}); nothing is said on the target's stderr.
 */
public final class Commands {
    private Commands() {}

    public static void answer(Request given, Instrumentation instrumentation) {
        Request request = given.command().equals(CommandName.READ) ? read(given.value(RequestKey.ASK)) : given;
        String file = request == null ? null : request.value(RequestKey.ANSWER);
        if (request == null || file == null) {
            return;
        }
        Reply reply = new Reply();
        // Not only where a bridge is in use: this command may be what builds it.
        boolean before = OwnWork.enter();
        try {
            JdkMembers.open(instrumentation);
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
        if (error instanceof NoClassDefFoundError) {
            // Its message is the class's name; the class may be of a library of the agent's.
            reply.error(
                    "the agent cannot load a class of its own (" + error.getMessage()
                            + "): its jar was overwritten while this JVM ran; 'detach' it, or restart the application",
                    false);
            return;
        }
        boolean isInput = error instanceof BadOptionException;
        boolean isPlain = isInput || error instanceof RefusedException || error instanceof IOException;
        String message = isPlain ? error.getMessage() : null;
        reply.error(message != null ? message : "an error inside the agent: " + EventText.of(error), isInput);
    }

    /** A request that stands in a file: JVMs before 22 take no argument of more than 1,024 bytes. */
    private static @Nullable Request read(@Nullable String file) {
        try {
            return file == null ? null : Request.in(new File(file));
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
        return comesIn ? Admission.refusal(version) : Admission.otherVersion(version);
    }

    private static void carryOut(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOptionException, RefusedException, IOException {
        switch (request.command()) {
            case CommandName.ATTACH:
                attach(request, instrumentation, reply);
                break;
            case CommandName.SESSION:
                OperatorSessions.enter(request, instrumentation, reply);
                break;
            case CommandName.STATUS:
                status(reply);
                break;
            case CommandName.CHECK:
                // Whoever attaches later is served by these classes, whose jar, a copy in a container, is gone by then.
                Specimen.keep();
                LoadedTypes.describe(instrumentation, request.value(RequestKey.CLASSES), reply);
                break;
            case CommandName.DETACH:
                detach(reply);
                break;
            default:
                reply.error("unknown command '" + request.command() + "'", false);
        }
    }

    private static void attach(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOptionException, IOException {
        Options options = Options.parse(request.value(RequestKey.OPTIONS));
        // Looked at also where an agent is there already: a mistake in them is not passed over.
        AgentConfig config = AgentConfig.of(options, instrumentation);
        Installation running = Installation.running();
        if (running != null) {
            OperatorSessions.agentStays();
            reply.line(LineKind.ALREADY, running.launch().text);
            if (Boolean.parseBoolean(request.value(RequestKey.ADD))) {
                Installation.add(config);
            } else if (!options.text().isEmpty()) {
                String lack = running.lacks(config);
                if (lack != null) {
                    reply.line(LineKind.UNLIKE, lack);
                }
            }
            Installation present = Installation.running();
            if (present != null) {
                present.describe(reply, false);
            }
            return;
        }
        Installation.start(Launch.ATTACH, config, instrumentation);
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
        running.summarise(Switches.summing);
        running.describe(reply, false);
        running.describeAnswers(reply);
        RunningRecordings.describe(reply);
    }

    private static void detach(Reply reply) {
        if (Installation.running() == null) {
            reply.line(LineKind.ABSENT);
            return;
        }
        reply.line(LineKind.DETACHED);
        OperatorSessions.dismissAll(reply);
        Installation.remove(reply);
    }
}
