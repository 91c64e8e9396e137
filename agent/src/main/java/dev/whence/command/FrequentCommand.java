package dev.whence.command;

import dev.whence.command.failure.Failure;
import dev.whence.command.terminal.Colours;
import dev.whence.command.terminal.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * A command line of the forms that are typed most, carried out without picocli: to load that takes longer than what these
 * do. What is of another form, and what is wrong, is for {@link Main}, which would write the same here.
 *
 * <p>No lambda, no regular expression and no format string is on their way: the first of each takes the JVM 5 to 20 ms.
 */
final class FrequentCommand {
    private static final String FORMAT = "--format";

    /** A number of more digits may be none. */
    private static final int LONGEST_PID = 18;

    private final String name;
    private final String pid;
    private final boolean json;

    private FrequentCommand(String name, String pid, boolean json) {
        this.name = name;
        this.pid = pid;
        this.json = json;
    }

    /** The command; null where it is none of these. */
    static @Nullable FrequentCommand of(String... arguments) {
        if (arguments.length == 0 || !Colours.areAsUsual()) {
            return null;
        }
        String pid = "";
        String format = "";
        for (int i = 1; i < arguments.length; i++) {
            String word = arguments[i];
            if (format.isEmpty() && word.equals(FORMAT) && i + 1 < arguments.length) {
                i++;
                format = arguments[i];
            } else if (format.isEmpty() && word.startsWith(FORMAT + "=")) {
                format = word.substring(FORMAT.length() + 1);
            } else if (pid.isEmpty() && isNumber(word)) {
                pid = word;
            } else {
                return null;
            }
        }
        boolean json = format.equals("json");
        boolean formatIsKnown = json || format.equals("text") || format.isEmpty();
        boolean isComplete = switch (arguments[0]) {
            case "--version" -> arguments.length == 1;
            case "list" -> pid.isEmpty() && formatIsKnown;
            case "status" -> !pid.isEmpty() && formatIsKnown;
            default -> false;
        };
        return isComplete ? new FrequentCommand(arguments[0], pid, json) : null;
    }

    /** Carries it out, and returns the exit code. */
    int run(PrintWriter out, PrintWriter err) {
        try {
            switch (name) {
                case "list" -> ListCommand.list(Console.of(out, err), json);
                case "status" -> StatusCommand.show(Console.of(out, err), Long.parseLong(pid), json);
                default -> {
                    for (String line : VersionLines.get()) {
                        out.println(line);
                    }
                }
            }
            return ExitCode.OK;
        } catch (Exception e) {
            return Failure.tell(e, err);
        }
    }

    private static boolean isNumber(String word) {
        if (word.isEmpty() || word.length() > LONGEST_PID || word.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
