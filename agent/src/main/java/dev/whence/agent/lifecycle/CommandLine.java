package dev.whence.agent.lifecycle;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What this JVM was started with, as far as that can switch off the flight recorder: asking the recorder itself would load
 * it, which takes JDK 17 some 8 ms.
 *
 * <p>Read are the process's command line, as Linux keeps it, and the variables that launcher and JVM take options from; of the
 * rest of the environment nothing. No option is interpreted: where there is anything in them that might do it, or that names a
 * file of options, the recorder is asked after all.
 */
final class CommandLine {
    /** The command line of this process, on Linux; each argument ends with a zero. */
    private static final String FILE = "/proc/self/cmdline";

    private static final String[] VARIABLES = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"};

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
        for (String variable : VARIABLES) {
            String options = System.getenv(variable);
            if (options != null && !leavesOn(options)) {
                return false;
            }
        }
        try (InputStream in = new FileInputStream(FILE)) {
            return leavesOn(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether arguments with zeros between them, or a variable's options with blanks, are certain not to switch it off. */
    static boolean leavesOn(String texts) {
        for (String doubt : DOUBTS) {
            if (texts.contains(doubt)) {
                return false;
            }
        }
        for (int at = texts.indexOf('@'); at >= 0; at = texts.indexOf('@', at + 1)) {
            char before = at == 0 ? 0 : texts.charAt(at - 1);
            if (before == 0 || Character.isWhitespace(before)) {
                return false;
            }
        }
        return true;
    }
}
