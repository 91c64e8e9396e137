package dev.whence.command;

import picocli.CommandLine.IVersionProvider;

/** Says which Whence this is, and on which JVM it runs. */
final class Version implements IVersionProvider {
    private static final String UNPACKED = "(not packaged)";

    @Override
    public String[] getVersion() {
        return new String[] {"Whence " + number(), "JVM: " + jvm()};
    }

    /** The jar's version, from its manifest. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }

    private static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("java.vendor");
    }
}
