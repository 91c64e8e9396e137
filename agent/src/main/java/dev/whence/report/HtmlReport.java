package dev.whence.report;

import dev.whence.report.HtmlTable.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as one page that stands by itself: no network, and all of it there without JavaScript, which only sorts tables
 * and shows values under the pointer.
 *
 * <p>To be written in UTF-8.
 */
public final class HtmlReport {
    /** Sections of more points than these are folded. */
    private static final int MOST_OPEN = 8;

    private final HtmlMarkup html = new HtmlMarkup();
    private final Report report;
    /** With most time first. */
    private final List<PointReport> points;

    private final Map<String, HtmlPalette> palettes = new HashMap<>();

    private HtmlReport(Report report) {
        this.report = report;
        this.points = report.all().points().stream()
                .filter(point -> point.count() > 0 || !point.steps().isEmpty())
                .sorted(Comparator.comparingLong(PointReport::totalNanos).reversed())
                .toList();
        report.all()
                .points()
                .forEach(point -> palettes.put(
                        point.point(),
                        new HtmlPalette(Stream.concat(
                                        point.paths().stream().map(PathReport::path),
                                        point.steps().stream().map(StepReport::path))
                                .distinct()
                                .toList())));
    }

    /** Writes the page, and flushes. */
    public static void write(Report report, Writer out) throws IOException {
        HtmlReport page = new HtmlReport(report);
        page.page(resource("report.css"), resource("report.js"));
        out.write(page.html.page());
        out.flush();
    }

    private void page(String style, String script) {
        html.own("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        // Nothing may be fetched, and no script may run but ours: whatever slipped in from a recording stays text.
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src '" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'");
        html.leaf("title", "Whence: " + name());
        html.open("style").own(style).close().close();
        html.open("body").open("main");
        head();
        figures();
        silence();
        new HtmlCompare(html, report, palettes).write();
        points();
        new HtmlShares(html, report.all(), palettes).write(points);
        new HtmlWalks(html, report).write();
        versions();
        list("unmatched", "Points that matched nothing or could not be woven", Unmatched.folded(report.unmatched()));
        list("troubles", "Troubles of the agent and the recorder", Troubles.of(report.recordings()));
        recordings();
        html.close();
        foot();
        html.open("script").own(script).close().close().close();
    }

    private String name() {
        List<RecordingReport> recordings = report.recordings();
        return switch (recordings.size()) {
            case 1 -> recordings.get(0).name();
            case 2 -> recordings.get(0).name() + " and " + recordings.get(1).name();
            default -> recordings.size() + " recordings";
        };
    }

    private void head() {
        html.open("header").leaf("p", "Whence", "class", "brand");
        html.open("h1").names(name()).close();
        html.leaf("p", when(), "class", "when");
        html.open("p", "class", "story")
                .prose(String.join(" ", Story.of(report)))
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
                + (agent == null ? "" : " · agent " + agent.version() + ", " + launch(agent.launch()));
    }

    private static String launch(String launch) {
        return switch (launch) {
            case "premain" -> "started with the JVM";
            case "attach" -> "attached later";
            default -> launch;
        };
    }

    /** What must not be overlooked further down. */
    private void attention() {
        int unmatched = Unmatched.folded(report.unmatched()).size();
        int troubles = Troubles.of(report.recordings()).size();
        long incomplete = report.recordings().stream()
                .filter(recording -> !recording.complete())
                .count();
        if (unmatched + troubles + incomplete == 0) {
            return;
        }
        html.open("p", "class", "callout warn").leaf("b", "Mind").text(" ");
        List<String[]> notes = new ArrayList<>();
        if (incomplete > 0) {
            notes.add(new String[] {
                "#recordings",
                Humane.plural(incomplete, "recording") + " incomplete: reported as far as complete chunks go"
            });
        }
        if (unmatched > 0) {
            notes.add(new String[] {
                "#unmatched", Humane.plural(unmatched, "point") + " matched nothing or could not be woven"
            });
        }
        if (troubles > 0) {
            notes.add(new String[] {"#troubles", Humane.plural(troubles, "trouble") + " while recording"});
        }
        for (int i = 0; i < notes.size(); i++) {
            html.text(i == 0 ? "" : "; ").leaf("a", notes.get(i)[1], "href", notes.get(i)[0]);
        }
        html.text(".").close();
    }

    private void figures() {
        ActivityReport all = report.all();
        if (all.resolutions() == 0) {
            return;
        }
        WalkReport walks = all.walks();
        html.open("dl", "class", "figures");
        figure(
                "Resolutions",
                Humane.count(all.resolutions()),
                points.size() == 1 ? "" : "of " + points.size() + " points",
                null);
        figure(
                "Failed",
                Humane.count(all.failures()),
                all.failures() == 0 ? "" : Humane.share(all.failures(), all.resolutions()),
                all.failures() == 0 ? null : "bad");
        figure(
                "Time in all",
                Humane.time(all.totalNanos()),
                Humane.time(all.totalNanos() / all.resolutions()) + " on average",
                null);
        points.stream()
                .flatMap(point -> point.paths().stream())
                .max(Comparator.comparingLong(PathReport::maxNanos))
                .ifPresent(path -> figure(
                        "Slowest",
                        Humane.time(path.maxNanos()),
                        path.path().isEmpty() ? "" : "path " + path.path(),
                        null));
        figure(
                "Walks waited for",
                Humane.count(walks.resolving()),
                walks.resolving() == 0
                        ? ""
                        : Humane.time(walks.resolvingNanos()) + ", "
                                + Humane.share(walks.resolvingNanos(), all.totalNanos()) + " of the time",
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

    private void silence() {
        Silence silence = Silence.of(report.recordings());
        if (silence != null) {
            html.open("section", "id", "silence").leaf("h2", silence.heading());
            html.leaf("p", "Likely causes:").open("ul");
            silence.causes().forEach(cause -> html.leaf("li", cause));
            html.close().close();
        }
    }

    private void points() {
        for (int i = 0; i < points.size(); i++) {
            PointReport point = points.get(i);
            boolean folded = i >= MOST_OPEN;
            if (folded) {
                html.open("details").leaf("summary", HtmlPoint.title(point) + ", " + Humane.count(point.count()));
            }
            new HtmlPoint(html, report, point, palettes.get(point.point()), "point-" + i).write();
            if (folded) {
                html.close();
            }
        }
    }

    private void versions() {
        if (report.versions().isEmpty()) {
            return;
        }
        html.open("section", "id", "versions").leaf("h2", "Versions seen");
        new HtmlTable(html, "Classes that answered, or could have")
                .text("class")
                .number("used", "how many of the resolutions written one by one it answered")
                .text("honoured")
                .text("loader")
                .text("from")
                .text("first seen")
                .text("why not")
                .rows(report.versions().stream()
                        .map(version -> List.of(
                                Cell.text(version.className()),
                                Cell.count(version.used()),
                                Cell.text(honoured(version.honoured())),
                                Cell.text(version.loader()),
                                Cell.text(version.codeSource() == null ? null : Humane.place(version.codeSource())),
                                Cell.moment(version.firstSeenNanos()),
                                Cell.text(version.why())))
                        .toList());
        html.close();
    }

    private static @Nullable String honoured(@Nullable Boolean honoured) {
        return honoured == null ? null : honoured ? "yes" : "no";
    }

    private void list(String id, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            html.open("section", "id", id).leaf("h2", heading).open("ul");
            entries.forEach(entry -> html.leaf("li", entry));
            html.close().close();
        }
    }

    private void recordings() {
        html.open("section", "id", "recordings").leaf("h2", "What was read");
        new HtmlTable(html, "Recordings and their agents")
                .text("file")
                .text("from")
                .number("length")
                .number("events", "of Whence")
                .number("chunks")
                .text("complete")
                .text("agent")
                .text("options")
                .rows(report.recordings().stream().map(HtmlReport::recording).toList());
        woven();
        html.close();
    }

    private void woven() {
        List<String> woven = report.recordings().stream()
                .map(RecordingReport::agent)
                .filter(Objects::nonNull)
                .flatMap(agent -> agent.points().stream())
                .distinct()
                .toList();
        if (!woven.isEmpty()) {
            html.open("details").leaf("summary", "Methods woven: " + Humane.count(woven.size()));
            html.open("ul", "class", "code");
            woven.forEach(method -> html.open("li").names(method).close());
            html.close().close();
        }
    }

    private static List<Cell> recording(RecordingReport recording) {
        AgentReport agent = recording.agent();
        return List.of(
                Cell.text(recording.file().toString()),
                Cell.moment(recording.startNanos()),
                Cell.time(recording.spanNanos()),
                Cell.count(recording.events()),
                new Cell(
                        Humane.count(recording.chunks())
                                + (recording.repeated() == 0
                                        ? ""
                                        : ", " + Humane.count(recording.repeated()) + " counted in an earlier file"),
                        (long) recording.chunks(),
                        null),
                Cell.text(recording.complete() ? "yes" : "no"),
                Cell.text(agent == null ? "" : agent.version() + ", " + launch(agent.launch())),
                Cell.text(agent == null ? "" : agent.options()));
    }

    private void foot() {
        html.open("footer");
        html.leaf(
                "p",
                "A resolution is one call that asks for an implementation; its path is how the answer was found."
                        + " A walk looks through all loaded classes for versions of one."
                        + " p50, p99: half of them, and 99 of 100, took no longer. Times are UTC.");
        html.close();
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
