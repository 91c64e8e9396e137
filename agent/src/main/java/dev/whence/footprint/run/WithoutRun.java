package dev.whence.footprint.run;

import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.trace.ClassLog;
import dev.whence.footprint.without.ClassPathCut;
import dev.whence.footprint.without.FirstFailure;
import dev.whence.footprint.without.WithoutVerdict;
import dev.whence.footprint.without.WithoutVerdict.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a command as it is and without jars or packages, and compares the two. */
public final class WithoutRun {
    private WithoutRun() {}

    /**
     * Runs it twice; where the outputs differ, once more as it is.
     *
     * @param glob jars by the names of their files, or packages
     * @throws FootprintException if it cannot be started, or fails as it is
     */
    public static WithoutVerdict of(RunOptions run, String glob)
            throws FootprintException, IOException, InterruptedException {
        if (JavaCommand.of(run).reachesAll()) {
            throw new FootprintException("--without needs a command that begins with java, and no --main");
        }
        List<String> command = run.command();
        Path folder = Files.createTempDirectory("whence-footprint-");
        try {
            ClassPathCut cut = ClassPathCut.of(command, glob, Files.createDirectory(folder.resolve("paths")));
            QuietRun with = QuietRun.of(run, Files.createDirectory(folder.resolve("with")));
            if (with.exitCode() != 0) {
                throw new FootprintException("as it is, with an empty input, the command ends with exit code "
                        + with.exitCode() + ": there is nothing to compare with");
            }
            QuietRun without = QuietRun.of(
                    new RunOptions(cut.command(), null, Duration.ZERO, null),
                    Files.createDirectory(folder.resolve("without")));
            List<String> notes = new ArrayList<>();
            boolean sameOut = isSame(with.out(), without.out());
            boolean sameErr = isSame(with.err(), without.err());
            if (without.exitCode() == 0 && !(sameOut && sameErr)) {
                QuietRun again = QuietRun.of(run, Files.createDirectory(folder.resolve("again")));
                sameOut = isCompared("stdout", with.out(), again.out(), notes) ? sameOut : true;
                sameErr = isCompared("stderr", with.err(), again.err(), notes) ? sameErr : true;
            }
            return verdict(cut, with, without, sameOut, sameErr, notes);
        } finally {
            MeasuredRun.delete(folder);
        }
    }

    private static WithoutVerdict verdict(
            ClassPathCut cut, QuietRun with, QuietRun without, boolean sameOut, boolean sameErr, List<String> notes)
            throws IOException {
        long classes = with.classes().size() - without.classes().size();
        long bytes = bytes(with) - bytes(without);
        List<String> reasons = new ArrayList<>();
        if (without.exitCode() != 0) {
            reasons.add("exit code " + without.exitCode());
        }
        if (!sameOut) {
            reasons.add("stdout differs");
        }
        if (!sameErr) {
            reasons.add("stderr differs");
        }
        if (!reasons.isEmpty()) {
            FirstFailure.in(text(without.err()) + text(without.out())).forEach(reasons::add);
            return new WithoutVerdict(Kind.NEEDED, cut.removed(), classes, bytes, reasons, notes);
        }
        return new WithoutVerdict(
                classes > 0 ? Kind.FREE : Kind.NO_GAIN, cut.removed(), classes, bytes, reasons, notes);
    }

    /** Whether an output is the same in two runs of the same. */
    private static boolean isCompared(String name, Path one, Path other, List<String> notes) throws IOException {
        boolean same = isSame(one, other);
        if (!same) {
            notes.add(name + " differs from run to run by itself and is not compared");
        }
        return same;
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.mismatch(one, other) < 0;
    }

    private static long bytes(QuietRun run) {
        return run.classes().stream().mapToLong(ClassLog.Line::bytes).sum();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
