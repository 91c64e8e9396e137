package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.findings.TimeOnce;
import dev.whence.report.html.HtmlBars.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes where the time went: by path, by step, and into walks. */
final class HtmlShares {
    private static final int MOST_POINTS = 8;

    private final HtmlMarkup html;
    private final ActivityReport all;
    /** In all, each moment of a thread once. */
    private final long time;

    private final Map<String, HtmlPalette> palettes;

    HtmlShares(HtmlMarkup html, Report report, Map<String, HtmlPalette> palettes) {
        this.html = html;
        this.all = report.all();
        long once = TimeOnce.of(report);
        this.time = once == TimeOnce.UNKNOWN ? all.outermostNanos() : once;
        this.palettes = palettes;
    }

    /** The points, with most time first. */
    void write(List<PointReport> points) {
        if (time == 0) {
            return;
        }
        html.open("section", "id", "time").leaf("h2", "Where the time went");
        new HtmlChart(html, "time-shares")
                .open("All of the resolutions' time", HumanReadable.time(time) + ", each bar scaled to its own total");
        List<PointReport> shown = points.subList(0, Math.min(MOST_POINTS, points.size()));
        for (PointReport point : shown) {
            String prefix = points.size() == 1 ? "" : HtmlPoint.title(point) + ", ";
            long total = point.outermostNanos();
            bar(name(prefix, "by path"), paths(point), total);
            List<Part> steps = steps(point);
            if (!steps.isEmpty()) {
                bar(name(prefix, "by step"), steps, total);
            }
        }
        WalkReport walks = all.walks();
        bar(
                "Waiting for walks",
                List.of(
                        new Part("walks", HtmlPalette.WALK, walks.resolvingNanos()),
                        new Part("everything else", HtmlPalette.OTHER, Math.max(0, time - walks.resolvingNanos()))),
                Math.max(time, walks.resolvingNanos()));
        html.close().close();
    }

    private static String name(String prefix, String by) {
        return prefix.isEmpty() ? "B" + by.substring(1) : prefix + by;
    }

    private void bar(String name, List<Part> parts, long whole) {
        List<HtmlChart.Key> keys = new ArrayList<>();
        StringBuilder about = new StringBuilder();
        for (Part part : parts) {
            String value = HumanReadable.time(part.nanos()) + ", " + HumanReadable.share(part.nanos(), whole);
            keys.add(new HtmlChart.Key(part.name(), part.colour(), value));
            about.append(about.isEmpty() ? "" : "; ")
                    .append(part.name())
                    .append(' ')
                    .append(value);
        }
        new HtmlBars(html).bar(name, HumanReadable.time(whole), parts, whole, about.toString());
        new HtmlChart(html, "").legend(keys);
    }

    private List<Part> paths(PointReport point) {
        HtmlPalette palette = palettes.get(point.point());
        List<Part> parts = new ArrayList<>();
        long others = 0;
        int other = 0;
        for (PathReport path : point.paths()) {
            String colour = palette.of(path.path());
            if (colour.equals(HtmlPalette.OTHER)) {
                others += path.outermostNanos();
                other++;
            } else {
                parts.add(new Part(HtmlPoint.path(path.path()), colour, path.outermostNanos()));
            }
        }
        if (other > 0) {
            parts.add(new Part(HumanReadable.plural(other, "other path"), HtmlPalette.OTHER, others));
        }
        return parts;
    }

    /**
     * Only where every step was written: of a resolution that was not, nobody knows the steps. Steps that do not fit into
     * their resolutions overlapped, and shares would mislead.
     */
    private List<Part> steps(PointReport point) {
        long total = point.outermostNanos();
        long steps = point.steps().stream().mapToLong(StepReport::totalNanos).sum();
        boolean all = point.paths().stream().allMatch(path -> path.percentiles() == Percentiles.EVENTS);
        if (!all || steps == 0 || steps > total || point.steps().size() > 6) {
            return List.of();
        }
        HtmlPalette palette = palettes.get(point.point());
        List<Part> parts = new ArrayList<>();
        for (StepReport step : point.steps()) {
            parts.add(new Part("step " + HtmlPoint.path(step.path()), palette.of(step.path()), step.totalNanos()));
        }
        parts.add(new Part("outside the steps", "k-rest", total - steps));
        return parts;
    }
}
