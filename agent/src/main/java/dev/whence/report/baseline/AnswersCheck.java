package dev.whence.report.baseline;

import dev.whence.baseline.CommittedFile;
import dev.whence.baseline.answer.AnswersBaseline;
import dev.whence.baseline.answer.AnswersFile;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.compare.Comparability;
import dev.whence.report.compare.FirstAsker;
import dev.whence.report.compare.StableAnswers;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges answers by their baseline, and tightens it where that is asked for. */
public final class AnswersCheck {
    private final Path file;
    private final boolean update;
    private final boolean versions;
    private final AnswerFilter filter;
    private final AnswersBaseline baseline;

    private AnswersCheck(Path file, boolean update, boolean versions, AnswerFilter filter, AnswersBaseline baseline) {
        this.file = file;
        this.update = update;
        this.versions = versions;
        this.filter = filter;
        this.baseline = baseline;
    }

    /**
     * Reads the file, before anything is recorded or read.
     *
     * @param update whether the file is made, or tightened
     * @param versions whether it then names the jars' versions
     * @param filter which points and keys are judged
     * @throws IOException with a line for the operator, where the file is not there, not understood or empty
     */
    public static AnswersCheck of(Path file, boolean update, boolean versions, AnswerFilter filter) throws IOException {
        AnswersBaseline baseline = update && CommittedFile.isToBeMade(file) ? AnswersBaseline.fresh() : read(file);
        if (!update && baseline.answers().isEmpty()) {
            throw new IOException(file + ": has no answer (--update adds those that occur)");
        }
        return new AnswersCheck(file, update, versions, filter, baseline);
    }

    private static AnswersBaseline read(Path file) throws IOException {
        return AnswersFile.parse(line -> file + ":" + line, CommittedFile.read(file));
    }

    /** Says that nothing is judged. */
    public AnswersResult unjudged(String why) {
        return new AnswersResult(file.toString(), null, "", why);
    }

    /**
     * Judges.
     *
     * @param report what was recorded; null where nothing could be read
     * @throws IOException with a line for the operator, where the file cannot be written
     */
    public AnswersResult judge(@Nullable Report report) throws IOException {
        String missing = Comparability.missing(report, filter);
        if (missing != null || report == null) {
            return unjudged(String.valueOf(missing));
        }
        SortedMap<StableAnswer, AnswerReport> now = new TreeMap<>();
        report.answers().stream()
                .filter(filter::wants)
                .forEach(answer -> now.merge(StableAnswers.of(answer), answer, AnswersCheck::earlier));
        AnswersBaseline measured = baseline.of(now.keySet(), versions);
        boolean isNew = update && baseline.answers().isEmpty();
        AnswersVerdict verdict = AnswersVerdict.of(
                isNew ? measured : baseline,
                new TreeSet<>(now.keySet()),
                answer -> FirstAsker.words(report, now.get(answer)),
                this::isJudged);
        if (!update) {
            return new AnswersResult(file.toString(), verdict, "", "");
        }
        if (!verdict.isKept()) {
            return new AnswersResult(
                    file.toString(), verdict, "", "--update only tightens: the file was left as it is.");
        }
        return isNew
                ? made(verdict, measured)
                : tightened(verdict, baseline.tightened(now.keySet(), versions, this::isJudged));
    }

    private AnswersResult made(AnswersVerdict verdict, AnswersBaseline measured) throws IOException {
        CommittedFile.write(file, measured.text());
        return new AnswersResult(
                file.toString(),
                verdict,
                "it lists " + HumanReadable.plural(measured.answers().size(), "answer"),
                "");
    }

    private AnswersResult tightened(AnswersVerdict verdict, AnswersBaseline tighter) throws IOException {
        boolean written = CommittedFile.write(file, tighter.text());
        long left =
                verdict.unseen().stream().filter(tighter.answers()::containsKey).count();
        return new AnswersResult(
                file.toString(),
                verdict,
                written ? "it lists what occurred now" : "",
                left == 0 ? "" : "What has a comment of its own was left in the file.");
    }

    private boolean isJudged(StableAnswer allowed) {
        return (filter.point() == null || filter.point().matches(allowed.point()))
                && (filter.key() == null || filter.key().matches(allowed.key()));
    }

    private static AnswerReport earlier(AnswerReport one, AnswerReport other) {
        return other.found() || !one.found() && one.firstSeenNanos() <= other.firstSeenNanos() ? one : other;
    }
}
