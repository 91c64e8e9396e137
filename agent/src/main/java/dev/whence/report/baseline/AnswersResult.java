package dev.whence.report.baseline;

import dev.whence.baseline.answer.AnswerSyntax;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.output.HumanReadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the baseline.
 *
 * @param file its file, as it was given
 * @param verdict by the baseline as it was; null if it was not judged
 * @param written what was done to the file; empty if nothing was
 * @param why why it was not judged or not written; empty if there is nothing to say
 */
public record AnswersResult(String file, @Nullable AnswersVerdict verdict, String written, String why) {
    private static final int MOST_UNSEEN = 10;

    public boolean isJudged() {
        return verdict != null;
    }

    public boolean isBroken() {
        return verdict != null && !verdict.isKept();
    }

    /** The state in one word, for programs. */
    public String state() {
        if (verdict == null) {
            return "unjudged";
        }
        if (!verdict.isKept()) {
            return "broken";
        }
        return !written.isEmpty() ? "updated" : verdict.canBeTightened() ? "loose" : "kept";
    }

    /** In words, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        AnswersVerdict judged = verdict;
        if (judged == null) {
            lines.add(file + ": not judged: " + why);
        } else if (judged.isKept()) {
            lines.add(file + ": kept, with " + count(judged));
            if (!written.isEmpty()) {
                lines.add("  The file was rewritten: " + written + ".");
            }
            unseen(judged, lines);
        } else {
            broken(judged, lines);
            unseen(judged, lines);
        }
        return lines;
    }

    private void broken(AnswersVerdict judged, List<String> lines) {
        lines.add(file + ": BROKEN, with " + count(judged));
        for (Departure.Kind kind : Departure.Kind.values()) {
            List<Departure> departures = judged.departures().stream()
                    .filter(departure -> departure.kind() == kind)
                    .toList();
            if (!departures.isEmpty()) {
                lines.add("  " + kind.text() + ":");
                departures.forEach(departure -> one(departure, lines));
            }
        }
        lines.add("  To allow it, write:");
        judged.departures().stream()
                .map(departure -> AnswerSyntax.line(departure.now().withoutVersion()))
                .distinct()
                .forEach(line -> lines.add("    " + line));
        if (!why.isEmpty()) {
            lines.add("  " + why);
        }
    }

    private static void one(Departure departure, List<String> lines) {
        StableAnswer now = departure.now();
        List<String> allowed =
                departure.allowed().stream().map(StableAnswer::words).toList();
        String key = "    " + now.point() + (now.key().isEmpty() ? "" : " " + now.key()) + ": ";
        lines.add(key + (allowed.isEmpty() ? "" : String.join(" or ", allowed) + " before, now ") + now.words());
        if (!departure.asker().isEmpty()) {
            lines.add("      " + departure.asker());
        }
    }

    private void unseen(AnswersVerdict judged, List<String> lines) {
        if (judged.unseen().isEmpty() || !written.isEmpty() && judged.isKept() && why.isEmpty()) {
            return;
        }
        judged.silentPoints()
                .forEach((point, count) -> lines.add("  Nothing of point " + point + " occurred, of which the file has "
                        + HumanReadable.plural(count, "answer") + ": is it still recorded?"));
        List<String> unseen = judged.unseen().stream()
                .limit(MOST_UNSEEN)
                .map(AnswerSyntax::line)
                .toList();
        int more = judged.unseen().size() - unseen.size();
        lines.add("  Not seen this time"
                + (judged.isKept() && written.isEmpty() ? " (--update removes what has no comment)" : "") + ":");
        unseen.forEach(line -> lines.add("    " + line));
        if (more > 0) {
            lines.add("    and " + HumanReadable.count(more) + " more");
        }
        if (judged.isKept() && !why.isEmpty()) {
            lines.add("  " + why);
        }
    }

    private static String count(AnswersVerdict judged) {
        return HumanReadable.plural(judged.now().size(), "answer")
                + (judged.isKept()
                        ? " of " + HumanReadable.count(judged.allowed()) + " allowed"
                        : ", of which "
                                + HumanReadable.plural(judged.departures().size(), "departure"));
    }
}
