package dev.whence.command.view;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.jvm.TargetJvm;
import java.util.List;

/** Says in one line whether a JVM is as it was before the agent came. */
public final class DetachSummary {
    private DetachSummary() {}

    public static String line(TargetJvm target, Answer last) {
        if (last.has(LineKind.REMAINS)) {
            return "Whence stays in JVM " + target.jvm().pid() + " for another operator's '"
                    + last.first(LineKind.REMAINS).text("task") + "' and is removed when that ends.";
        }
        return last.has(LineKind.DETACHED)
                ? "JVM " + target.jvm().pid() + " is left as it was found: " + restored(last) + "."
                : "Whence stays attached to JVM " + target.jvm().pid() + ", its points woven until 'detach'.";
    }

    /** What a detach said, in one line; whether all went well is for {@link #isRestored}. */
    public static String restored(Answer answer) {
        List<Line> differing = answer.all(LineKind.DIFFERS).toList();
        if (!differing.isEmpty()) {
            return "but not as it was: " + differing.get(0).text("class") + " (loader "
                    + differing.get(0).text("loader") + ")"
                    + (differing.size() > 1 ? " and " + (differing.size() - 1) + " more" : "")
                    + " has different bytecode than before it was woven: another agent may have changed it; if not,"
                    + " restart the application when you can";
        }
        List<Line> older = answer.all(LineKind.OLDER).toList();
        if (!older.isEmpty()) {
            return "but not as it was: " + older.get(0).text("class") + " (loader "
                    + older.get(0).text("loader") + ")"
                    + (older.size() > 1 ? " and " + (older.size() - 1) + " more" : "")
                    + " was redefined while it was woven, and this JVM restored the older definition: redefine it again";
        }
        long newest = answer.all(LineKind.NEWEST).count();
        String redefined = newest == 0
                ? ""
                : newest + (newest == 1 ? " class that was" : " classes that were")
                        + " redefined meanwhile " + (newest == 1 ? "has its" : "have their")
                        + " newest definition (compared)";
        long restored = answer.all(LineKind.RESTORED).count();
        if (restored == 0 && newest > 0) {
            return redefined;
        }
        if (restored == 0) {
            return "nothing was woven";
        }
        return restored + (restored == 1 ? " class has its" : " classes have their")
                + " original bytecode back (compared)"
                + (newest == 0 ? "" : ", " + redefined);
    }

    public static boolean isRestored(Answer answer) {
        return !answer.has(LineKind.DIFFERS) && !answer.has(LineKind.OLDER);
    }
}
