package dev.whence.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * What the JVM of an operator's command has from {@code JAVA_TOOL_OPTIONS} or {@code JDK_JAVA_OPTIONS}, which mean the
 * application: in a container, both have the same environment. A command is not to be recorded, nor to write into the
 * application's file, and its stdout is its own.
 */
public final class InheritedOptions {
    private static final String[] VARIABLES = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"};
    private static final String RECORDS = "StartFlightRecording";
    private static final String JAR = ".jar";

    private InheritedOptions() {}

    /**
     * Whether this JVM was started for an operator's command, as far as its command line shows: asked where an agent
     * enters.
     *
     * @param agentsJar the path of the agent's jar
     */
    public static boolean isCommand(String agentsJar) {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(JAR);
        if (end < 0) {
            return false;
        }
        String jar = command.substring(0, end + JAR.length());
        return System.getProperty("java.class.path", "").startsWith(jar)
                && name(agentsJar).equals(name(jar));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Has the flight recorder say nothing of its start, which it would do on stdout. Before it does. */
    public static void quieten() {
        if (!isRecorded()) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmLog",
                            new Object[] {new String[] {"what=jfr+startup=off"}},
                            new String[] {String[].class.getName()});
        } catch (JMException | RuntimeException | LinkageError unavailable) {
            // The manual says how to have it say nothing.
            return;
        }
    }

    /** Ends recordings that were meant for the application, and writes no file of them. */
    static void endRecordings() {
        if (!isRecorded()) {
            return;
        }
        try {
            for (Recording each : FlightRecorder.getFlightRecorder().getRecordings()) {
                // With a destination, it would be written now.
                each.setDestination(null);
                each.close();
            }
        } catch (IOException | RuntimeException | LinkageError unavailable) {
            // Then nothing is recorded either.
            return;
        }
    }

    private static boolean isRecorded() {
        for (String variable : VARIABLES) {
            String options = System.getenv(variable);
            if (options != null && options.contains(RECORDS)) {
                return true;
            }
        }
        return false;
    }
}
