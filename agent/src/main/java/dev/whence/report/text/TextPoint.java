package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.StepReport;
import dev.whence.report.findings.PercentileBounds;

/** Writes the part of one resolution point: its paths, and the steps tried on the way. */
final class TextPoint {
    private final TextPage page;

    TextPoint(TextPage page) {
        this.page = page;
    }

    static String pathName(String path) {
        return path.isEmpty() ? "answered" : path;
    }

    void write(PointReport point) {
        if (point.count() == 0 && point.steps().isEmpty()) {
            return;
        }
        page.heading("Point " + (point.point().isEmpty() ? "without a name" : point.point()));
        paths(point);
        notes(point);
        steps(point);
    }

    private void paths(PointReport point) {
        if (point.paths().isEmpty()) {
            return;
        }
        Table table = new Table(1).row("path", "count", "failed", "total", "p50", "p99", "max", "share");
        long total = point.outermostNanos();
        for (PathReport path : point.paths()) {
            String about = path.percentiles() == Percentiles.SUMMARIES ? "~" : "";
            table.row(
                    pathName(path.path()),
                    HumanReadable.count(path.count()),
                    HumanReadable.count(path.failures()),
                    HumanReadable.time(path.totalNanos()),
                    about + HumanReadable.time(path.p50Nanos()),
                    about + HumanReadable.time(path.p99Nanos()),
                    HumanReadable.time(path.maxNanos()),
                    HumanReadable.share(path.outermostNanos(), total));
        }
        page.table(table);
    }

    private void notes(PointReport point) {
        long below =
                point.paths().stream().mapToLong(PathReport::belowThreshold).sum();
        long over = point.paths().stream().mapToLong(PathReport::overLimit).sum();
        boolean summarised = point.paths().stream().anyMatch(path -> path.percentiles() == Percentiles.SUMMARIES);
        if (summarised) {
            page.line("  ~ percentiles are estimated from one-second summaries; counts, totals and maxima are exact.");
            PercentileBounds.of(point).forEach(bound -> page.paragraph(4, bound));
        }
        if (below + over > 0) {
            page.paragraph(
                    2,
                    "Not written one by one: " + HumanReadable.count(below) + " below the threshold or disabled, "
                            + HumanReadable.count(over) + " over the limit.");
        }
        for (PathReport path : point.paths()) {
            if (path.failure() != null) {
                page.paragraph(2, "Last failure of " + pathName(path.path()) + ": " + path.failure());
            }
        }
    }

    private void steps(PointReport point) {
        if (point.steps().isEmpty()) {
            return;
        }
        page.blank();
        Table table = new Table(1).row("step tried", "times", "chosen", "passed over", "empty", "failed", "total");
        for (StepReport step : point.steps()) {
            table.row(
                    pathName(step.path()),
                    HumanReadable.count(step.count()),
                    HumanReadable.count(step.chosen()),
                    HumanReadable.count(step.passedOver()),
                    HumanReadable.count(step.empty()),
                    HumanReadable.count(step.failed()),
                    HumanReadable.time(step.totalNanos()));
        }
        page.table(table);
        if (point.leftOut() > 0) {
            page.paragraph(
                    2,
                    "~ Steps are only of resolutions that were written one by one: not of "
                            + HumanReadable.count(point.leftOut()) + " others.");
        }
        for (StepReport step : point.steps()) {
            if (step.failure() != null) {
                page.paragraph(2, "Last failure of step " + pathName(step.path()) + ": " + step.failure());
            }
        }
    }
}
