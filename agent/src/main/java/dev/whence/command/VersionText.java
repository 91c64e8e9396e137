package dev.whence.command;

import dev.whence.command.jvm.AgentJar;
import picocli.CommandLine.IVersionProvider;

/** Says which Whence this is, and on which JVM it runs. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Whence " + AgentJar.version(), "JVM: " + jvm()};
    }

    private static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("java.vendor");
    }
}
