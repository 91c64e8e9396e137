package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.findings.Headline;
import dev.whence.report.findings.Problems;
import dev.whence.report.findings.TimeOnce;
import dev.whence.report.findings.UnmatchedPoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the head of the page: what was read, what it says in sentences, what must not be missed, and the main figures. */
final class HtmlHead {
    private final HtmlMarkup html;
    private final Report report;
    private final List<PointReport> points;

    HtmlHead(HtmlMarkup html, Report report, List<PointReport> points) {
        this.html = html;
        this.report = report;
        this.points = points;
    }

    /** What was read, by name. */
    String name() {
        List<RecordingReport> recordings = report.recordings();
        return switch (recordings.size()) {
            case 1 -> recordings.get(0).name();
            case 2 -> recordings.get(0).name() + " and " + recordings.get(1).name();
            default -> recordings.size() + " recordings";
        };
    }

    void write() {
        html.open("header").leaf("p", "Whence", "class", "brand");
        html.open("h1").names(name()).close();
        html.leaf("p", when(), "class", "when");
        List<String> answers = Headline.answers(report, AnswerQuery.DEFAULT);
        List<String> all = Headline.of(report);
        // Each of its own: what fails and what is slow is not to be looked for in a paragraph.
        answers.forEach(
                sentence -> html.open("p", "class", "story").prose(sentence).close());
        html.open("p", "class", "story")
                .prose(String.join(
                        " ",
                        all.stream()
                                .filter(sentence -> !answers.contains(sentence))
                                .toList()))
                .close()
                .close();
        if (report.advice() != null) {
            html.open("p", "class", "callout", "id", "advice")
                    .leaf("b", "Advice")
                    .text(" ");
            html.prose(capital(report.advice())).close();
        }
        attention();
    }

    private String when() {
        long from = report.recordings().stream()
                .mapToLong(RecordingReport::startNanos)
                .min()
                .orElse(0);
        long to = report.recordings().stream()
                .mapToLong(RecordingReport::endNanos)
                .max()
                .orElse(0);
        AgentReport agent = report.agent();
        return HtmlTime.span(from, to)
                + (agent == null ? "" : " · agent " + agent.version() + ", " + HtmlRecordings.launch(agent.launch()));
    }

    /** What must not be overlooked further down. */
    private void attention() {
        int unmatched = UnmatchedPoints.folded(report.unmatched()).size();
        int troubles = Problems.of(report.recordings()).size();
        long incomplete = report.recordings().stream()
                .filter(recording -> !recording.complete())
                .count();
        if (unmatched + troubles + incomplete == 0) {
            return;
        }
        html.open("p", "class", "callout warn").leaf("b", "Warning").text(" ");
        List<String[]> notes = new ArrayList<>();
        if (incomplete > 0) {
            notes.add(new String[] {
                "#recordings",
                HumanReadable.plural(incomplete, "recording") + " incomplete: reported as far as complete chunks go"
            });
        }
        if (unmatched > 0) {
            notes.add(new String[] {
                "#unmatched", HumanReadable.plural(unmatched, "point") + " matched nothing or could not be woven"
            });
        }
        if (troubles > 0) {
            notes.add(new String[] {"#troubles", HumanReadable.plural(troubles, "trouble") + " while recording"});
        }
        for (int i = 0; i < notes.size(); i++) {
            html.text(i == 0 ? "" : "; ").leaf("a", notes.get(i)[1], "href", notes.get(i)[0]);
        }
        html.text(".").close();
    }

    /** The figures that are read first. */
    void figures() {
        ActivityReport all = report.all();
        if (all.resolutions() == 0) {
            return;
        }
        WalkReport walks = all.walks();
        html.open("dl", "class", "figures");
        figure(
                "Resolutions",
                HumanReadable.count(all.resolutions()),
                points.size() == 1 ? "" : "of " + points.size() + " points",
                null);
        figure(
                "Failed",
                HumanReadable.count(all.failures()),
                all.failures() == 0 ? "" : HumanReadable.share(all.failures(), all.resolutions()),
                all.failures() == 0 ? null : "bad");
        long once = TimeOnce.of(report);
        long nanos = once == TimeOnce.UNKNOWN ? all.totalNanos() : once;
        figure(
                once == TimeOnce.UNKNOWN
                        ? "Total time"
                        : TimeOnce.isWhole(report) ? "Time, each second once" : "About, each second once",
                HumanReadable.time(nanos),
                HumanReadable.time(nanos / all.resolutions()) + " on average",
                null);
        points.stream()
                .flatMap(point -> point.paths().stream())
                .max(Comparator.comparingLong(PathReport::maxNanos))
                .ifPresent(path -> figure(
                        "Slowest",
                        HumanReadable.time(path.maxNanos()),
                        path.path().isEmpty() ? "" : "path " + path.path(),
                        null));
        figure(
                "Walks waited for",
                HumanReadable.count(walks.resolving()),
                walks.resolving() == 0
                        ? ""
                        : HumanReadable.time(walks.resolvingNanos()) + ", "
                                + HumanReadable.share(walks.resolvingNanos(), all.totalNanos()) + " of the time",
                null);
        html.close();
    }

    private void figure(String name, String value, String more, @Nullable String css) {
        html.open("div", "class", css).leaf("dt", name).leaf("dd", value);
        if (!more.isEmpty()) {
            html.leaf("dd", more, "class", "more");
        }
        html.close();
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
