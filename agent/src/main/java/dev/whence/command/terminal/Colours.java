package dev.whence.command.terminal;

/**
 * Whether headings are set off, as picocli decides it where nothing but {@code NO_COLOR} and the terminal have a say in
 * that.
 */
public final class Colours {
    /** Other variables that picocli heeds. */
    private static final String[] VARIABLES = {"CLICOLOR", "CLICOLOR_FORCE", "ConEmuANSI"};

    private Colours() {}

    /** Whether it can be decided without picocli. */
    public static boolean areAsUsual() {
        if (System.getProperty("picocli.ansi") != null || !Terminal.isLinked()) {
            return false;
        }
        for (String variable : VARIABLES) {
            if (System.getenv(variable) != null) {
                return false;
            }
        }
        return true;
    }

    static boolean areWanted() {
        return System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM")) && Terminal.isInteractive();
    }
}
