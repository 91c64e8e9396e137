package dev.whence.junit;

import dev.whence.baseline.CommittedFile;
import dev.whence.baseline.answer.AnswersFile;
import dev.whence.baseline.answer.StableAnswer;
import dev.whence.report.baseline.AnswersResult;
import dev.whence.report.baseline.AnswersVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges the answers of a test class by its committed file, and brings that up to date where it is asked for. */
final class BaselineGuard {
    private static final List<String> HEAD = List.of(
            "# Which implementation may answer which key in these tests, and from which jar (a baseline of answers).",
            "# Checked by: @AnswersBaseline of whence-junit",
            "# -Dwhence.update only removes answers that no longer occur; to allow another one, edit this file.");

    private final String name;
    private final Path file;
    private final boolean update;
    private final dev.whence.baseline.answer.AnswersBaseline baseline;

    private BaselineGuard(String name, Path file, boolean update, dev.whence.baseline.answer.AnswersBaseline baseline) {
        this.name = name;
        this.file = file;
        this.update = update;
        this.baseline = baseline;
    }

    /**
     * Reads the file, before any test of the class runs.
     *
     * @param update whether it may be written
     * @throws IllegalStateException if it is not there, not understood or empty; with where and what
     */
    static BaselineGuard of(String name, boolean update) {
        try {
            Path file = Path.of(name);
            if (update && CommittedFile.isToBeMade(file)) {
                return new BaselineGuard(
                        name, file, update, new dev.whence.baseline.answer.AnswersBaseline(HEAD, new TreeMap<>()));
            }
            if (Files.notExists(file)) {
                throw new IllegalStateException(name + ": no such file in "
                        + Path.of("").toAbsolutePath() + " (-D" + Update.PROPERTY + " makes it)");
            }
            var baseline = AnswersFile.parse(line -> name + ":" + line, CommittedFile.read(file));
            if (!update && baseline.answers().isEmpty()) {
                throw new IllegalStateException(
                        name + ": has no answer (-D" + Update.PROPERTY + " adds those that occur)");
            }
            return new BaselineGuard(name, file, update, baseline);
        } catch (IOException e) {
            throw new IllegalStateException(Update.words(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Judges.
     *
     * @param unsettled why answers that did not occur may not be removed, such as a test that did not run; empty if they may
     * @return lines to be told to a person; empty if there is nothing to tell
     * @throws AssertionError if an answer is not allowed, or there is none
     */
    String judge(CallLog log, String unsettled) {
        TreeMap<StableAnswer, String> askers = new TreeMap<>();
        log.forEach((seen, count) -> askers.putIfAbsent(seen.answer(), count.asker()));
        if (askers.isEmpty()) {
            throw new AssertionError("\n" + name + ": not judged: no test of the class resolved anything of the points "
                    + log.points().stream().sorted().collect(Collectors.joining(", ")));
        }
        TreeSet<StableAnswer> now = new TreeSet<>(askers.keySet());
        var measured = baseline.of(now, false);
        boolean isNew = update && baseline.answers().isEmpty();
        AnswersVerdict verdict = AnswersVerdict.of(
                isNew ? measured : baseline, now, answer -> "first asked for by " + askers.get(answer), answer -> true);
        if (!verdict.isKept()) {
            throw new AssertionError(words(new AnswersResult(
                    name, verdict, "", update ? "--update only tightens: the file was left as it is." : "")));
        }
        if (!update) {
            return "";
        }
        if (!unsettled.isEmpty()) {
            return isNew || !verdict.unseen().isEmpty() ? name + ": left as it is, since " + unsettled : "";
        }
        return write(isNew, isNew ? measured : baseline.tightened(now, false, answer -> true), verdict);
    }

    private String write(boolean isNew, dev.whence.baseline.answer.AnswersBaseline text, AnswersVerdict verdict) {
        try {
            boolean written = CommittedFile.write(file, text.text());
            return written
                    ? words(new AnswersResult(name, verdict, "it lists what occurred now", ""))
                            .strip()
                    : "";
        } catch (IOException e) {
            if (isNew) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            // Where the file may only be read, nothing fails because there is less.
            return "The file was left as it is: " + e.getMessage();
        }
    }

    private static String words(AnswersResult result) {
        return result.lines().stream().map(Update::words).collect(Collectors.joining("\n", "\n", ""));
    }
}
