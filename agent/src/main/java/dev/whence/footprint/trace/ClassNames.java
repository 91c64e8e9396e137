package dev.whence.footprint.trace;

import dev.whence.agent.support.AgentClasses;

/** Says of a class by its name what it belongs to. */
public final class ClassNames {
    private ClassNames() {}

    /** Whether a class is of the agent as it runs in a target, its libraries included. */
    static boolean isAgents(String name) {
        return AgentClasses.runInTarget(name.replace('.', '/'));
    }

    /** The package; empty for the unnamed one. */
    public static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** The class's name without its package. */
    public static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
