package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.WithoutClass;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: a key, what answered it by one path, and how often that failed.
 *
 * @param answers what is added up in it, all of one point, mode, key, path and class; failures of any kind are one line
 */
public record AnswerLine(List<AnswerReport> answers) {
    public AnswerReport first() {
        return answers.get(0);
    }

    public String point() {
        return first().point();
    }

    public String key() {
        return first().key();
    }

    public String path() {
        return first().path();
    }

    public String mode() {
        return first().mode();
    }

    public @Nullable String className() {
        return first().className();
    }

    public long count() {
        return answers.stream().mapToLong(AnswerReport::count).sum();
    }

    public long failures() {
        return answers.stream().mapToLong(AnswerReport::failures).sum();
    }

    public long totalNanos() {
        return answers.stream().mapToLong(AnswerReport::totalNanos).sum();
    }

    public long meanNanos() {
        return count() == 0 ? 0 : totalNanos() / count();
    }

    public long maxNanos() {
        return answers.stream().mapToLong(AnswerReport::maxNanos).max().orElse(0);
    }

    /** {@link AnswerReport#UNKNOWN} where any of it is. */
    public long selfNanos() {
        return answers.stream().anyMatch(answer -> answer.selfNanos() == AnswerReport.UNKNOWN)
                ? AnswerReport.UNKNOWN
                : answers.stream().mapToLong(AnswerReport::selfNanos).sum();
    }

    public long firstSeenNanos() {
        return answers.stream().mapToLong(AnswerReport::firstSeenNanos).min().orElse(0);
    }

    public long lastSeenNanos() {
        return answers.stream().mapToLong(AnswerReport::lastSeenNanos).max().orElse(0);
    }

    public boolean found() {
        return first().found();
    }

    /** Whether answers are counted, of which a resolution gives several. */
    public boolean elements() {
        return answers.stream().anyMatch(AnswerReport::elements);
    }

    public boolean exact() {
        return answers.stream().allMatch(AnswerReport::exact);
    }

    /** The classes of the exceptions; empty where there were none. */
    public String failure() {
        return answers.stream()
                .map(AnswerReport::failure)
                .filter(failure -> !failure.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Where the class came from, of a failure the exception's; empty where nobody knows. */
    public String origin() {
        return Origin.name(first().source(), first().sourceVersion());
    }

    /** What stands in the column of the implementation: the class, or why there is none. */
    public String answer() {
        String type = className();
        if (type != null) {
            return type;
        }
        if (!failure().isEmpty()) {
            List<String> kinds =
                    answers.stream().map(AnswerReport::failure).distinct().toList();
            return kinds.size() == 1
                    ? "throws " + kinds.get(0).substring(kinds.get(0).lastIndexOf('.') + 1)
                    : "throws " + kinds.size() + " kinds of exceptions";
        }
        if (key().equals(AnswerReport.OTHER_KEYS)) {
            return "several";
        }
        return first().source().isEmpty() ? WithoutClass.word(path()) : "unloaded";
    }
}
