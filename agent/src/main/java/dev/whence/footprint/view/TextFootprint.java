package dev.whence.footprint.view;

import dev.whence.footprint.archive.ArchiveCoverage;
import dev.whence.footprint.baseline.BaselineFile;
import dev.whence.footprint.baseline.BaselineResult;
import dev.whence.footprint.cause.ClassCount;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.cause.LoadTreeNode;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.LoadedClass;
import dev.whence.output.HumanReadable;
import dev.whence.output.Style;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a footprint for a person. */
public final class TextFootprint {
    private static final int MOST_PACKAGES = 15;

    private final TextPage page;

    private TextFootprint(TextPage page) {
        this.page = page;
    }

    public static String of(
            Footprint footprint,
            @Nullable ArchiveCoverage archive,
            @Nullable BaselineResult result,
            boolean tree,
            Style style) {
        TextPage page = new TextPage(style);
        TextFootprint writer = new TextFootprint(page);
        writer.head(footprint);
        writer.packages(footprint);
        if (tree) {
            writer.tree(footprint);
        }
        if (archive != null) {
            TextArchive.write(archive, footprint, page);
        }
        if (result != null) {
            page.heading("Baseline");
            result.lines(footprint).forEach(page::line);
        }
        return page.text();
    }

    private void head(Footprint footprint) {
        String jdk = footprint.jdk().isEmpty() ? "" : ", JDK " + footprint.jdk();
        page.title(
                "Footprint of " + String.join(" ", footprint.command()), jdk + ", exit code " + footprint.exitCode());
        Table table = new Table(1);
        long bytes = footprint.bytes(ClassOrigin.APPLICATION);
        table.row(
                "application classes",
                count(footprint, ClassOrigin.APPLICATION),
                bytes == 0 ? "" : "(" + HumanReadable.count(bytes) + " bytes of class files parsed)");
        table.row(
                "JDK classes",
                count(footprint, ClassOrigin.JDK),
                "(" + footprint.forAgent() + " of them for the agent)");
        table.row("classes of the agent", count(footprint, ClassOrigin.AGENT), "");
        page.table(table);
        footprint.remarks().forEach(remark -> page.line("Note: " + remark));
    }

    private static String count(Footprint footprint, ClassOrigin origin) {
        return HumanReadable.count(footprint.of(origin).size());
    }

    private void packages(Footprint footprint) {
        List<LoadedClass> application = footprint.of(ClassOrigin.APPLICATION);
        if (!application.isEmpty()) {
            page.heading("Application classes by jar");
            rows(ClassCount.byJar(application), Integer.MAX_VALUE, false);
            page.heading("Application classes by package");
            rows(ClassCount.byPackage(application), Integer.MAX_VALUE, true);
        }
        List<LoadedClass> jdk = footprint.of(ClassOrigin.JDK);
        if (!jdk.isEmpty()) {
            page.heading("JDK classes by package");
            rows(ClassCount.byPackage(jdk), MOST_PACKAGES, false);
        }
    }

    private void rows(List<ClassCount> counts, int most, boolean withJar) {
        Table table = new Table(withJar ? 2 : 1);
        for (ClassCount group : counts.subList(0, Math.min(most, counts.size()))) {
            String name = group.name().isEmpty() ? BaselineFile.UNNAMED : group.name();
            String count = HumanReadable.count(group.classes());
            if (withJar) {
                table.row(name, group.jar(), count);
            } else {
                table.row(name, count);
            }
        }
        page.table(table);
        if (counts.size() > most) {
            page.line("  and " + (counts.size() - most) + " packages more (all of them in --format json)");
        }
    }

    private void tree(Footprint footprint) {
        page.heading("Who pulled in what");
        page.line(
                "  (Time in milliseconds from a class's announcement to its being there: self, with the JDK's classes that it");
        page.line(
                "  pulled in, and total, with the classes below. Reading class files and initialisers are not in it.");
        page.line("  Bytes are the size of the class files parsed, with the classes below: the same in each run.)");
        Table table = new Table(0);
        table.row("self", "total", "bytes", "classes", "of the JDK", "");
        StringBuilder names = new StringBuilder();
        footprint.tree().forEach(node -> row(node, 0, table, names));
        List<String> numbers = table.lines();
        List<String> labels = names.toString().lines().toList();
        page.line(numbers.get(0) + "  class, and what asked for it");
        for (int i = 1; i < numbers.size(); i++) {
            page.line(numbers.get(i) + "  " + labels.get(i - 1));
        }
    }

    private void row(LoadTreeNode node, int depth, Table table, StringBuilder names) {
        table.row(
                millis(node.self()),
                millis(node.total()),
                HumanReadable.count(node.totalBytes()),
                String.valueOf(node.classes()),
                String.valueOf(node.jdkClasses()));
        String cause = node.cause().inShort();
        names.append("  ".repeat(depth))
                .append(node.loaded().name().replace('\n', ' '))
                .append(cause.isEmpty() ? "" : " (" + cause + ")")
                .append('\n');
        node.children().forEach(child -> row(child, depth + 1, table, names));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }
}
