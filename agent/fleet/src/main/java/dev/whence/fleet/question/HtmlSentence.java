package dev.whence.fleet.question;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer's first row says, in words. */
final class HtmlSentence {
    /** What somebody has to look at, where there are rows. */
    static final List<Question> URGENT = List.of(Question.releases, Question.outliers, Question.patches);

    private static final Pattern GROUPS = Pattern.compile("(?<=\\d)(?=(\\d{3})+$)");

    private HtmlSentence() {}

    static String heading(Question question) {
        return switch (question) {
            case releases -> "Slower since the last release";
            case outliers -> "Instances out of line";
            case patches -> "Other versions that answer";
            default -> question.title();
        };
    }

    static String count(Question question, Answer answer) {
        String noun = switch (question) {
            case releases -> "path";
            case outliers -> "path of an instance";
            default -> "version";
        };
        int rows = answer.rows().size();
        String plural = noun.startsWith("path of") ? "paths of instances" : noun + "s";
        return rows + (answer.more() ? " or more " : " ") + (rows == 1 && !answer.more() ? noun : plural);
    }

    /** The worst one. */
    static String first(Question question, Answer answer) {
        return switch (question) {
            case releases ->
                of(answer, "service", "service") + " " + text(answer, "service_version") + ": "
                        + text(answer, "point") + path(answer) + " takes " + text(answer, "ratio")
                        + " times as long as in "
                        + text(answer, "before_version") + ", p50 " + text(answer, "before_p50_nanos") + " then, "
                        + text(answer, "p50_nanos") + " now";
            case outliers ->
                text(answer, "instance") + ": " + text(answer, "point") + path(answer) + " takes "
                        + text(answer, "ratio") + " times as long as on the " + text(answer, "of_instances")
                        + " instances of " + of(answer, "service", "its service") + ", p50 " + text(answer, "p50_nanos")
                        + " against " + text(answer, "typical_p50_nanos");
            default ->
                text(answer, "class") + " from " + of(answer, "source", "an unknown source") + " on "
                        + text(answer, "hosts") + (text(answer, "hosts").equals("1") ? " host of " : " hosts of ")
                        + of(answer, "service", "a service without a name") + ", first " + text(answer, "first_host")
                        + ", since " + text(answer, "since");
        };
    }

    static String coverage(Answer coverage) {
        if (coverage.rows().isEmpty()) {
            return "";
        }
        if (isEmpty(coverage)) {
            return "No recording is in the store for this: nothing below says that all is well.";
        }
        StringBuilder text = new StringBuilder(plural(coverage, "chunks") + " of recordings, "
                + plural(coverage, "services") + ", " + plural(coverage, "hosts") + ", "
                + plural(coverage, "instances"));
        gap(coverage, "incomplete", "incomplete", text);
        gap(coverage, "without_whence", "without events of Whence", text);
        gap(coverage, "without_identity", "without a service", text);
        gap(coverage, "without_distributions", "without distributions, so that their percentiles lack", text);
        return text.toString();
    }

    /** Whether nothing was asked of. */
    static boolean isEmpty(Answer coverage) {
        return coverage.rows().isEmpty() || text(coverage, "chunks").equals("0");
    }

    private static String plural(Answer coverage, String nouns) {
        String count = text(coverage, nouns);
        return count + " " + (count.equals("1") ? nouns.substring(0, nouns.length() - 1) : nouns);
    }

    private static void gap(Answer coverage, String column, String words, StringBuilder text) {
        String count = text(coverage, column);
        if (!count.equals("0") && !count.equals("-")) {
            text.append("; ").append(count).append(' ').append(words);
        }
    }

    /** A column's name for people. */
    static String head(String column) {
        return column.equals("p999_nanos")
                ? "p99.9"
                : column.equals("partly") ? "~ in part" : AnswerFormat.head(column);
    }

    /** A value for people. */
    static String value(String column, @Nullable Object value) {
        String text = AnswerFormat.whole(column, value);
        if (column.endsWith("_nanos")) {
            return text.replace(" us", " \u00b5s");
        }
        if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
            return GROUPS.matcher(text).replaceAll(",");
        }
        return column.equals("since") ? text.replaceFirst("T(\\d\\d)$", " $1:00 UTC") : text;
    }

    private static String path(Answer answer) {
        String path = text(answer, "path");
        return path.isEmpty() || path.equals("-") ? "" : " " + path;
    }

    private static String of(Answer answer, String column, String otherwise) {
        String text = text(answer, column);
        return text.isEmpty() || text.equals("-") ? otherwise : text;
    }

    private static String text(Answer answer, String column) {
        return value(column, answer.rows().get(0).get(answer.columns().indexOf(column)));
    }
}
