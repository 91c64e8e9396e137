package dev.whence.report.compare;

import dev.whence.report.answer.Clock;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.SingleEvents;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says who asked first for what got an answer. */
public final class FirstAsker {
    private static final Pattern JDK = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun|org\\.w3c|org\\.xml)\\..*");
    /** A clock of milliseconds and one of ticks may differ by this. */
    private static final long SAME_NANOS = 20_000_000;

    private FirstAsker() {}

    /** In words, for one line; empty where nothing is known of it. */
    public static String words(Report report, AnswerReport answer) {
        if (answer.found()) {
            return "chosen before the recording began";
        }
        Optional<SingleEvents> known = report.singleEvents().stream()
                .filter(asker -> isOf(answer, asker))
                .findFirst();
        String time = Clock.time(answer.firstSeenNanos());
        if (known.isEmpty()) {
            return time.isEmpty() ? "" : "first asked for at " + time + " (who asked is not in the recording)";
        }
        SingleEvents asker = known.get();
        boolean first = asker.startNanos() - answer.firstSeenNanos() <= SAME_NANOS;
        String frame = frame(asker.stack());
        return (first
                        ? "first asked for at " + time + " "
                        : "first asked for at " + time + ", and of those that were written one by one at "
                                + Clock.time(asker.startNanos()) + " ")
                + "by thread " + Objects.requireNonNullElse(asker.thread(), "(unknown)")
                + (frame.isEmpty() ? " (no stack: --profile deep records them)" : ", " + frame);
    }

    private static boolean isOf(AnswerReport answer, SingleEvents asker) {
        return asker.point().equals(answer.point())
                && asker.key().equals(answer.key())
                && asker.failure().equals(answer.failure())
                && Objects.equals(asker.className(), answer.className());
    }

    /**
     * The topmost frame that is not the JDK's own; where all are, the lowest that is there. On top of all is the method that
     * resolves.
     */
    private static String frame(List<String> stack) {
        return stack.stream()
                .skip(stack.size() == 1 ? 0 : 1)
                .filter(frame -> !JDK.matcher(frame).matches())
                .findFirst()
                .orElse(stack.isEmpty() ? "" : stack.get(stack.size() - 1));
    }
}
