package dev.whence.agent.lifecycle;

import dev.whence.agent.protocol.AgentProperty;
import dev.whence.agent.support.Stderr;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Decides whether the agent may come into the JVM, and says in one line why not. */
public final class Admission {
    /** Keeps any Whence agent off, whatever its options. */
    private static final String DISABLED = AgentProperty.DISABLED;

    public static final String FORBIDDEN = "this JVM forbids it (-D" + DISABLED + "=true); the agent stays off";

    private Admission() {}

    /**
     * Begins what the agent is here for, unless something speaks against it.
     *
     * @param version the version of the command that attaches, or null
     */
    public static void begin(
            Launch launch, AgentConfig purpose, @Nullable String version, Instrumentation instrumentation)
            throws IOException {
        String refusal = refusal(version);
        Installation running = Installation.running();
        if (refusal != null) {
            Stderr.say(refusal);
        } else if (running != null) {
            Stderr.say("already attached (version " + Installation.version() + ", " + running.launch().text
                    + "); nothing was changed");
        } else {
            Installation.start(launch, purpose, instrumentation);
        }
    }

    /**
     * Why no agent may come in, or null.
     *
     * <p>Classes of an agent stay loaded after it was detached, and a jar of another version that is attached later
     * runs these: so the attaching command passes its own version, and gets an answer if it is another.
     *
     * @param version the version of the command that attaches, or null
     */
    public static @Nullable String refusal(@Nullable String version) {
        if (isForbidden()) {
            return FORBIDDEN;
        }
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            return "this runtime has no module jdk.jfr, so nothing can be recorded; the agent stays off";
        }
        String other = otherVersion(version);
        if (other != null) {
            return other;
        }
        return CommandLine.leavesRecorderOn() || RecorderListener.isAvailable()
                ? null
                : "Flight Recorder is switched off in this JVM; the agent stays off";
    }

    /** Asked before the options are so much as looked at: whoever forbids the agent need not repair them. */
    public static boolean isForbidden() {
        return Boolean.getBoolean(DISABLED);
    }

    /** Why no command of this version is carried out here, or null. */
    public static @Nullable String otherVersion(@Nullable String version) {
        String mine = version == null ? null : Installation.version();
        return version == null || version.equals(mine)
                ? null
                : "this JVM has loaded version " + mine + " of the agent and cannot take version " + version
                        + " as well; use the " + mine + " jar or restart the application";
    }
}
