package dev.whence;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out, inside the target JVM, what the operator's commands ask for.
 *
 * <p>What goes wrong is the answer ({@code error}); nothing is said on the target's stderr.
 */
final class Commands {
    private Commands() {}

    static void answer(Request request, Instrumentation instrumentation) {
        String file = request.value("answer");
        if (file == null) {
            return;
        }
        Reply reply = new Reply();
        try {
            String refusal = Installer.refusal(request.value("version"));
            if (refusal != null) {
                reply.line("error", refusal);
            } else {
                carryOut(request, instrumentation, reply);
            }
        } catch (BadOption bad) {
            reply.line("error", bad.getMessage());
        } catch (Throwable error) {
            reply.line("error", Text.of(error));
        }
        try {
            reply.writeTo(Path.of(file));
        } catch (IOException | RuntimeException unwritable) {
            Errors.add(unwritable);
        }
    }

    private static void carryOut(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOption, IOException {
        Installation running = Installation.running();
        switch (request.command()) {
            case "attach":
                attach(request.value("options"), running, instrumentation, reply);
                break;
            case "status":
                status(running, reply);
                break;
            case "detach":
                detach(reply);
                break;
            case "watch.start":
                RecordingControl.watch();
                break;
            case "watch.stop":
                RecordingControl.unwatch();
                break;
            case "record.start":
                recordStart(request, reply);
                break;
            case "record.stop":
                recordStop(request, reply);
                break;
            default:
                reply.line("error", "unknown command '" + request.command() + "'");
        }
    }

    private static void attach(
            @Nullable String text, @Nullable Installation running, Instrumentation instrumentation, Reply reply)
            throws BadOption {
        if (running != null) {
            reply.line("already", running.launch().text);
            running.describe(reply);
            return;
        }
        Options options = Options.parse(text);
        List<Point> points = options.points();
        Installation.start(Launch.ATTACH, options, points, instrumentation);
        Installation started = Installation.running();
        if (started != null) {
            started.describe(reply);
        }
    }

    private static void status(@Nullable Installation running, Reply reply) {
        if (running == null) {
            reply.line("absent");
            return;
        }
        if (Activity.awake) {
            RecordingControl.stillWatched();
        }
        running.summarise(Activity.summing);
        running.describe(reply);
    }

    private static void detach(Reply reply) {
        if (Installation.running() == null) {
            reply.line("absent");
            return;
        }
        if (Activity.awake) {
            RecordingControl.unwatch();
        }
        Installation.remove(reply);
    }

    private static void recordStart(Request request, Reply reply) throws BadOption, IOException {
        String profile = request.value("profile");
        RecordingControl.start(
                profile == null ? "default" : profile,
                request.number("maxSize", 0),
                request.number("atMostSeconds", 0),
                reply);
    }

    private static void recordStop(Request request, Reply reply) throws BadOption, IOException {
        String out = request.value("out");
        if (out == null) {
            throw new BadOption("record.stop needs out=FILE");
        }
        RecordingControl.stop(Path.of(out), reply);
    }
}
