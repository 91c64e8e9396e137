package dev.whence.agent.lifecycle;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What this JVM was started with, as far as that can switch off the flight recorder: asking the recorder itself would load
 * it, which takes JDK 17 some 8 ms.
 *
 * <p>Only the texts that the operating system keeps are read, and no option is interpreted: where there is anything in them
 * that might do it, or that names a file of options, the recorder is asked after all.
 */
final class CommandLine {
    /** The command and the environment of this process, on Linux. */
    private static final String[] FILES = {"/proc/self/cmdline", "/proc/self/environ"};

    /** Options that switch it off, and such as read others from a file; at files of arguments there is an {@code @}. */
    private static final String[] DOUBTS = {"-FlightRecorder", "VMOptionsFile", "XX:Flags"};

    private CommandLine() {}

    /** Whether it is certain that nothing has switched off the flight recorder. */
    static boolean leavesRecorderOn() {
        if (!System.getProperty("java.vm.name", "").endsWith("Server VM")
                || !"SUN_STANDARD".equals(System.getProperty("sun.java.launcher"))) {
            // A JVM that may have none, or whose options come from another program.
            return false;
        }
        try {
            for (String file : FILES) {
                try (InputStream in = new FileInputStream(file)) {
                    if (!leavesOn(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether arguments and variables, each ended by a zero, are certain not to switch it off. */
    static boolean leavesOn(String texts) {
        for (String doubt : DOUBTS) {
            if (texts.contains(doubt)) {
                return false;
            }
        }
        for (int at = texts.indexOf('@'); at >= 0; at = texts.indexOf('@', at + 1)) {
            char before = at == 0 ? 0 : texts.charAt(at - 1);
            if (before == 0 || before == ' ' || before == '=') {
                return false;
            }
        }
        return true;
    }
}
