package dev.whence.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether committed files are to be brought up to date: only by a person who says so for this run. */
final class Update {
    /** A system property of the tests, or a configuration parameter of JUnit. */
    static final String PROPERTY = "whence.update";

    private Update() {}

    static boolean isAskedFor(ExtensionContext context) {
        return context.getConfigurationParameter(PROPERTY)
                .map(value -> value.isEmpty() || Boolean.parseBoolean(value))
                .orElse(false);
    }

    /** What the agent's commands say of their option, in the words of a test. */
    static String words(String line) {
        return line.replace("--update", "-D" + PROPERTY);
    }
}
