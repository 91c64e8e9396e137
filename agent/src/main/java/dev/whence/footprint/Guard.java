package dev.whence.footprint;

import dev.whence.output.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a command, judges it by its baseline, and reports. */
public final class Guard {
    private static final int BROKEN = 1;
    private static final int UNJUDGED = 2;

    private final Order order;
    private final PrintWriter err;
    private final Style style;

    private Guard(Order order, PrintWriter err, Style style) {
        this.order = order;
        this.err = err;
        this.style = style;
    }

    /**
     * Carries an order out.
     *
     * @param err where complaints go, and the report if no file is named for it
     * @param style what that place can show
     * @return the command's own exit code; 1 where it succeeded and broke its baseline, 2 where it succeeded and could not be
     *     judged
     * @throws BadOrder if it cannot be begun: then nothing was run
     * @throws IOException if a file cannot be written
     */
    public static int carryOut(Order order, PrintWriter err, Style style) throws BadOrder, IOException {
        try {
            return new Guard(order, err, style).run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }

    private int run() throws BadOrder, IOException, InterruptedException {
        Path file = order.baseline();
        Baseline baseline = file == null ? null : baseline(file);
        Footprint footprint = MeasuredRun.of(order.command(), jar());
        Judgement judgement = file == null || baseline == null ? null : judge(footprint, file, baseline);
        report(footprint, judgement);
        if (footprint.exitCode() != 0) {
            say("the command ended with exit code " + footprint.exitCode()
                    + (footprint.of(Kind.APPLICATION).isEmpty() ? " before it loaded a class of an application" : ""));
            return footprint.exitCode();
        }
        if (judgement == null) {
            return 0;
        }
        return judgement.isBroken() ? BROKEN : judgement.verdict() == null ? UNJUDGED : 0;
    }

    private Baseline baseline(Path file) throws BadOrder {
        if (order.update() && Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new BadOrder(file + ": no such folder");
            }
            return BaselineFile.fresh(String.join(" ", order.command()));
        }
        Baseline baseline = BaselineFile.read(file);
        if (!order.update() && baseline.budgets().isEmpty()) {
            throw new BadOrder(file + ": has no part for any JDK (--update adds one)");
        }
        return baseline;
    }

    private Judgement judge(Footprint footprint, Path file, Baseline baseline) throws IOException {
        String name = file.toString();
        int jdk = footprint.feature();
        if (footprint.exitCode() != 0) {
            return new Judgement(name, null, "", "the command failed");
        }
        if (jdk == 0 || footprint.classes().isEmpty()) {
            return new Judgement(name, null, "", "too little is known");
        }
        List<LoadedClass> judged = footprint.of(order.own() ? Kind.AGENT : Kind.APPLICATION);
        List<LoadedClass> pulledIn = order.own() ? List.of() : footprint.jdkClassesPulledIn();
        Baseline measured = baseline.with(jdk, Budget.of(judged));
        boolean isNew = !baseline.budgets().containsKey(jdk);
        Verdict verdict = Verdict.of(order.update() && isNew ? measured : baseline, jdk, judged, pulledIn);
        if (!order.update()) {
            return new Judgement(name, verdict, "", "");
        }
        if (!verdict.isKept()) {
            return new Judgement(name, verdict, "", "--update only tightens: the file was left as it is.");
        }
        return new Judgement(name, verdict, write(file, measured.text(), isNew ? "JDK " + jdk + " added" : ""), "");
    }

    /** What was done to the file, in words; empty if it says all that already. */
    private static String write(Path file, String text, String added) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return "";
        }
        Files.writeString(file, text);
        return added.isEmpty() ? "brought up to date" : added;
    }

    private void report(Footprint footprint, @Nullable Judgement judgement) throws IOException {
        Path output = order.output();
        String text = order.json()
                ? JsonFootprint.of(footprint, judgement, order.tree())
                : TextFootprint.of(footprint, judgement, order.tree(), style);
        if (output == null) {
            err.print(text);
            err.flush();
        } else {
            Files.writeString(output, text);
            if (judgement != null && (judgement.isBroken() || judgement.verdict() == null)) {
                judgement.lines(footprint).forEach(this::say);
            }
        }
    }

    private void say(String line) {
        err.println(style.safe(line));
        err.flush();
    }

    private static Path jar() throws BadOrder {
        try {
            Path jar = Path.of(Guard.class
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
        throw new BadOrder("this command does not run from its jar: use java -jar whence-agent.jar");
    }
}
