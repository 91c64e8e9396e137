package dev.whence.footprint;

import dev.whence.output.HumanReadable;
import dev.whence.output.Style;
import dev.whence.output.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a footprint for a person. */
final class TextFootprint {
    private static final int MOST_PACKAGES = 15;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private TextFootprint(Style style) {
        this.style = style;
    }

    static String of(Footprint footprint, @Nullable Judgement judgement, boolean tree, Style style) {
        TextFootprint writer = new TextFootprint(style);
        writer.head(footprint);
        writer.packages(footprint);
        if (tree) {
            writer.tree(footprint);
        }
        if (judgement != null) {
            writer.heading("Baseline");
            judgement.lines(footprint).forEach(writer::line);
        }
        return writer.text.toString();
    }

    private void head(Footprint footprint) {
        String jdk = footprint.jdk().isEmpty() ? "" : ", JDK " + footprint.jdk();
        text.append(style.heading(style.safe("Footprint of " + String.join(" ", footprint.command()))))
                .append(style.safe(jdk + ", exit code " + footprint.exitCode()))
                .append(System.lineSeparator());
        Table table = new Table(1);
        table.row("application classes", count(footprint, Kind.APPLICATION), "");
        table.row("JDK classes", count(footprint, Kind.JDK), "(" + footprint.forAgent() + " of them for the agent)");
        table.row("classes of the agent", count(footprint, Kind.AGENT), "");
        table.lines().forEach(this::line);
        footprint.remarks().forEach(remark -> line("Note: " + remark));
    }

    private static String count(Footprint footprint, Kind kind) {
        return HumanReadable.count(footprint.of(kind).size());
    }

    private void packages(Footprint footprint) {
        List<LoadedClass> application = footprint.of(Kind.APPLICATION);
        if (!application.isEmpty()) {
            heading("Application classes by jar");
            rows(Tally.byJar(application), Integer.MAX_VALUE, false);
            heading("Application classes by package");
            rows(Tally.byPackage(application), Integer.MAX_VALUE, true);
        }
        List<LoadedClass> jdk = footprint.of(Kind.JDK);
        if (!jdk.isEmpty()) {
            heading("JDK classes by package");
            rows(Tally.byPackage(jdk), MOST_PACKAGES, false);
        }
    }

    private void rows(List<Tally> tallies, int most, boolean withJar) {
        Table table = new Table(withJar ? 2 : 1);
        for (Tally tally : tallies.subList(0, Math.min(most, tallies.size()))) {
            String name = tally.name().isEmpty() ? BaselineFile.UNNAMED : tally.name();
            String count = HumanReadable.count(tally.classes());
            if (withJar) {
                table.row(name, tally.jar(), count);
            } else {
                table.row(name, count);
            }
        }
        table.lines().forEach(this::line);
        if (tallies.size() > most) {
            line("  and " + (tallies.size() - most) + " packages more (all of them in --format json)");
        }
    }

    private void tree(Footprint footprint) {
        heading("Who pulled in what");
        line(
                "  (Time in milliseconds from a class's announcement to its being there: self, with the JDK's classes that it");
        line("  pulled in, and total, with the classes below. Reading class files and initialisers are not in it.)");
        Table table = new Table(0);
        table.row("self", "total", "classes", "of the JDK", "");
        StringBuilder names = new StringBuilder();
        footprint.tree().forEach(node -> row(node, 0, table, names));
        List<String> numbers = table.lines();
        List<String> labels = names.toString().lines().toList();
        line(numbers.get(0) + "  class, and what asked for it");
        for (int i = 1; i < numbers.size(); i++) {
            line(numbers.get(i) + "  " + labels.get(i - 1));
        }
    }

    private void row(Node node, int depth, Table table, StringBuilder names) {
        table.row(
                millis(node.self),
                millis(node.total()),
                String.valueOf(node.classes()),
                String.valueOf(node.jdkClasses));
        String cause = node.cause.inShort();
        names.append("  ".repeat(depth))
                .append(node.loaded.name().replace('\n', ' '))
                .append(cause.isEmpty() ? "" : " (" + cause + ")")
                .append('\n');
        node.children.forEach(child -> row(child, depth + 1, table, names));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }

    private void heading(String heading) {
        text.append(System.lineSeparator()).append(style.heading(heading)).append(System.lineSeparator());
    }

    private void line(String line) {
        text.append(style.safe(line)).append(System.lineSeparator());
    }
}
