package dev.whence.command;

import dev.whence.command.jvm.AgentJar;

/** Says which Whence this is, and on which JVM it runs. */
final class VersionLines {
    private VersionLines() {}

    static String[] get() {
        return new String[] {"Whence " + AgentJar.version(), "JVM: " + jvm()};
    }

    private static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("java.vendor");
    }
}
