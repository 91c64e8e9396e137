package dev.whence.agent.lifecycle;

import dev.whence.agent.support.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a request to detach, or for the agent's status, needs beyond what an agent that is awake has loaded: loaded before, since the
 * agent's jar may be overwritten until then. By their names: most of them are of packages that this one does not know.
 */
final class DetachClasses {
    private static final String ROOT = "dev.whence.";

    static final String[] NAMES = {
        ROOT + "AgentArgument",
        ROOT + "agent.control.Commands",
        ROOT + "agent.control.OperatorSessions",
        ROOT + "agent.control.RunningRecordings",
        ROOT + "agent.control.SessionTask",
        ROOT + "agent.discovery.WalkCount",
        ROOT + "agent.instrument.RestoreVerifier",
        ROOT + "agent.instrument.StopClock",
        ROOT + "agent.lifecycle.Admission",
        ROOT + "agent.lifecycle.Options",
        ROOT + "agent.protocol.AgentProperty",
        ROOT + "agent.protocol.CommandName",
        ROOT + "agent.protocol.Escaping",
        ROOT + "agent.protocol.LineKind",
        ROOT + "agent.protocol.Reply",
        ROOT + "agent.protocol.Request",
        ROOT + "agent.protocol.RequestKey",
        ROOT + "agent.support.BadOptionException",
        ROOT + "agent.support.RefusedException"
    };

    private DetachClasses() {}

    /** Loads them, as far as the jar gives them. */
    static void load() {
        String missing = missing();
        if (missing != null) {
            Errors.add(new NoClassDefFoundError(missing));
        }
    }

    /** The first of them that cannot be loaded, or null. */
    static @Nullable String missing() {
        for (String name : NAMES) {
            try {
                Class.forName(name, true, DetachClasses.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError absent) {
                return name;
            }
        }
        return null;
    }
}
