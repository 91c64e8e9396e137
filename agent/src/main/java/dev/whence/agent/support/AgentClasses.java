package dev.whence.agent.support;

/** Knows which classes are the agent's own, by their names: the one definition for the agent and for its operators. */
public final class AgentClasses {
    private static final String ROOT = "dev/whence/";

    /** Below the root package, of what runs in a target. Others may have packages of their own there. */
    private static final String[] IN_TARGET = {"agent/", "shaded/"};

    /** What else is in the agent's jar. */
    private static final String[] OF_OPERATORS = {
        "check/", "command/", "footprint/", "launcher/", "output/", "recording/", "report/"
    };

    private AgentClasses() {}

    /**
     * Whether a class is of the agent as it runs in a target, its libraries included.
     *
     * @param internalName the name with slashes
     */
    public static boolean runInTarget(String internalName) {
        return internalName.startsWith(ROOT)
                && (internalName.indexOf('/', ROOT.length()) < 0 || isBelow(internalName, IN_TARGET));
    }

    /**
     * Whether a class is in the agent's jar.
     *
     * @param internalName the name with slashes
     */
    public static boolean areInJar(String internalName) {
        return runInTarget(internalName) || internalName.startsWith(ROOT) && isBelow(internalName, OF_OPERATORS);
    }

    private static boolean isBelow(String internalName, String[] packages) {
        for (String each : packages) {
            if (internalName.startsWith(each, ROOT.length())) {
                return true;
            }
        }
        return false;
    }
}
