package dev.whence;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the agent into the JVM, or says in one line why not. Never throws. */
final class Installer {
    /** Keeps any Whence agent off, whatever its options. */
    private static final String DISABLED = "dev.whence.disabled";

    private Installer() {}

    static void install(Launch launch, @Nullable String text, Instrumentation instrumentation) {
        try {
            String refusal = refusal();
            if (refusal != null) {
                Stderr.say(refusal);
                return;
            }
            Options options = Options.parse(text);
            List<Point> points = options.points();
            refusal = alreadyHere(options);
            if (refusal != null) {
                Stderr.say(refusal);
                return;
            }
            Installation.start(launch, options, points, instrumentation);
        } catch (BadOption bad) {
            Stderr.say(bad.getMessage() + "; the agent stays off");
        } catch (Throwable error) {
            Stderr.say("the agent stays off: " + Text.of(error));
        }
    }

    private static @Nullable String refusal() {
        if (Boolean.getBoolean(DISABLED)) {
            return "this JVM forbids it (-D" + DISABLED + "=true); the agent stays off";
        }
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            return "this runtime has no module jdk.jfr, so nothing can be recorded; the agent stays off";
        }
        return Recorder.isAvailable() ? null : "Flight Recorder is switched off in this JVM; the agent stays off";
    }

    /**
     * Classes of an agent stay loaded after it was detached, and a jar of another version that is attached later runs
     * these: so the attaching command passes its own version, and is told if it is another.
     */
    private static @Nullable String alreadyHere(Options options) {
        String version = Installation.version();
        if (options.version() != null && !options.version().equals(version)) {
            return "this JVM has loaded version " + version + " of the agent and cannot take version "
                    + options.version() + " as well; use the " + version + " jar or restart the application";
        }
        Installation running = Installation.running();
        return running == null
                ? null
                : "already here (version " + version + ", " + running.launch().text + "); nothing was changed";
    }
}
