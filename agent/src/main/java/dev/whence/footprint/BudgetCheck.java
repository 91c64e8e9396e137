package dev.whence.footprint;

import dev.whence.baseline.CommittedFile;
import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.baseline.ArchiveVerdict;
import dev.whence.footprint.baseline.Baseline;
import dev.whence.footprint.baseline.BaselineFile;
import dev.whence.footprint.baseline.BaselineResult;
import dev.whence.footprint.baseline.Budget;
import dev.whence.footprint.baseline.BudgetVerdict;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.FootprintOptions;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.run.ArchiveRun;
import dev.whence.footprint.run.MeasuredRun;
import dev.whence.footprint.run.WithoutRun;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.LoadedClass;
import dev.whence.footprint.view.JsonFootprint;
import dev.whence.footprint.view.TextFootprint;
import dev.whence.footprint.without.WithoutVerdict;
import dev.whence.output.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a command, judges it by its baseline, and reports. */
public final class BudgetCheck {
    private static final int BROKEN = 1;
    private static final int UNJUDGED = 2;

    private final FootprintOptions options;
    private final PrintWriter err;
    private final Style style;

    private BudgetCheck(FootprintOptions options, PrintWriter err, Style style) {
        this.options = options;
        this.err = err;
        this.style = style;
    }

    /**
     * Does what the options ask for.
     *
     * @param err where complaints go, and the report if no file is named for it
     * @param style what that place can show
     * @return the command's own exit code; 1 where it succeeded and broke its baseline, 2 where it succeeded and could not be
     *     judged
     * @throws FootprintException if it cannot be begun: then nothing was run
     * @throws IOException if a file cannot be written
     */
    public static int run(FootprintOptions options, PrintWriter err, Style style)
            throws FootprintException, IOException {
        try {
            return new BudgetCheck(options, err, style).check();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }

    /**
     * Says what jars or packages cost a command, and whether it needs them.
     *
     * @param glob jars by the names of their files, or packages
     * @param err where the answer goes
     * @throws FootprintException if it is not possible, or the command fails as it is
     */
    public static void without(RunOptions run, String glob, PrintWriter err, Style style)
            throws FootprintException, IOException {
        try {
            WithoutVerdict verdict = WithoutRun.of(run, glob);
            err.println(style.safe(String.join(" ", run.command())));
            err.println(style.safe("Without " + glob + ": " + verdict.lines().get(0)));
            verdict.lines().stream().skip(1).forEach(line -> err.println(style.safe(line)));
            err.flush();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }

    private int check() throws FootprintException, IOException, InterruptedException {
        Path file = options.baseline();
        Baseline baseline = file == null ? null : baseline(file);
        if (options.archive()) {
            ArchiveRun.check(options.run());
        }
        Footprint footprint = MeasuredRun.of(options.run(), jar());
        ArchiveCoverage archive =
                isArchiveToBeMeasured(footprint, baseline) ? ArchiveRun.of(options.run(), footprint.feature()) : null;
        BaselineResult result = file == null || baseline == null ? null : judge(footprint, archive, file, baseline);
        report(footprint, archive, result);
        if (footprint.exitCode() != 0) {
            say("the command ended with exit code " + footprint.exitCode()
                    + (footprint.of(ClassOrigin.APPLICATION).isEmpty()
                            ? " before it loaded a class of an application"
                            : ""));
            return footprint.exitCode();
        }
        if (footprint.of(judged()).isEmpty()) {
            say(nothing(footprint));
            return UNJUDGED;
        }
        if (result == null) {
            return 0;
        }
        return result.isBroken() ? BROKEN : result.isJudged() ? 0 : UNJUDGED;
    }

    /** Where it is asked for, or the baseline has a floor for it: the agent's own run may have lost the archive. */
    private boolean isArchiveToBeMeasured(Footprint footprint, @Nullable Baseline baseline) {
        int jdk = footprint.feature();
        return footprint.exitCode() == 0
                && jdk != 0
                && (options.archive() || baseline != null && baseline.archive(jdk) != Budget.NO_ARCHIVE);
    }

    private Baseline baseline(Path file) throws FootprintException {
        if (options.update() && isToBeMade(file)) {
            return BaselineFile.fresh(options.command());
        }
        Baseline baseline = BaselineFile.read(file);
        if (!options.update() && baseline.budgets().isEmpty()) {
            throw new FootprintException(file + ": has no part for any JDK (--update adds one)");
        }
        return baseline;
    }

    private static boolean isToBeMade(Path file) throws FootprintException {
        try {
            return CommittedFile.isToBeMade(file);
        } catch (IOException e) {
            throw new FootprintException(String.valueOf(e.getMessage()));
        }
    }

    private BaselineResult judge(Footprint footprint, @Nullable ArchiveCoverage archive, Path file, Baseline baseline)
            throws IOException {
        String name = file.toString();
        int jdk = footprint.feature();
        if (footprint.exitCode() != 0) {
            return BaselineResult.unjudged(name, "the command failed");
        }
        if (jdk == 0 || footprint.classes().isEmpty()) {
            return BaselineResult.unjudged(name, "too little is known");
        }
        List<LoadedClass> judged = footprint.of(judged());
        if (judged.isEmpty()) {
            return BaselineResult.unjudged(name, "nothing was counted");
        }
        List<LoadedClass> pulledIn = options.own() ? List.of() : footprint.jdkClassesPulledIn();
        int floor = baseline.archive(jdk);
        ArchiveVerdict floorKept =
                archive == null || floor == Budget.NO_ARCHIVE ? null : new ArchiveVerdict(floor, archive);
        int raised = archive != null && archive.exitCode() == 0 ? Math.max(floor, archive.percent()) : floor;
        Baseline measured = baseline.with(jdk, Budget.of(judged).withArchive(raised));
        boolean isNew = !baseline.budgets().containsKey(jdk);
        BudgetVerdict verdict =
                BudgetVerdict.of(options.update() && isNew ? measured : baseline, jdk, judged, pulledIn);
        if (!options.update()) {
            return new BaselineResult(name, verdict, floorKept, "", "");
        }
        if (!verdict.isKept() || floorKept != null && !floorKept.isKept()) {
            return new BaselineResult(
                    name, verdict, floorKept, "", "--update only tightens: the file was left as it is.");
        }
        try {
            return new BaselineResult(
                    name, verdict, floorKept, write(file, measured.text(), isNew ? "JDK " + jdk + " added" : ""), "");
        } catch (IOException e) {
            if (isNew) {
                throw e;
            }
            // A build that may only read does not fail because there is less.
            return new BaselineResult(name, verdict, floorKept, "", "The file was left as it is: " + e.getMessage());
        }
    }

    private ClassOrigin judged() {
        return options.own() ? ClassOrigin.AGENT : ClassOrigin.APPLICATION;
    }

    private String nothing(Footprint footprint) {
        return options.own()
                ? "nothing is judged: the command has no agent of Whence's (--own)"
                : "nothing is judged: the command loaded "
                        + footprint.of(ClassOrigin.JDK).size() + " classes of the JDK and none of an application";
    }

    /** What was done to the file, in words; empty if it says all that already. */
    private static String write(Path file, String text, String added) throws IOException {
        if (!CommittedFile.write(file, text)) {
            return "";
        }
        return added.isEmpty() ? "it lists what was loaded now" : added;
    }

    private void report(Footprint footprint, @Nullable ArchiveCoverage archive, @Nullable BaselineResult result)
            throws IOException {
        Path output = options.output();
        String text = options.json()
                ? JsonFootprint.of(footprint, archive, result, options.tree())
                : TextFootprint.of(footprint, archive, result, options.tree(), style);
        if (output == null) {
            err.print(text);
            err.flush();
        } else {
            Files.writeString(output, text);
            if (result != null && (result.isBroken() || !result.isJudged())) {
                result.lines(footprint).forEach(this::say);
            }
        }
    }

    private void say(String line) {
        err.println(style.safe(line));
        err.flush();
    }

    private static Path jar() throws FootprintException {
        try {
            Path jar = Path.of(BudgetCheck.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(jar)) {
                return jar.toAbsolutePath();
            }
        } catch (URISyntaxException | RuntimeException e) {
            // said below
        }
        throw new FootprintException("this command runs only from its jar: use java -jar whence-agent.jar");
    }
}
