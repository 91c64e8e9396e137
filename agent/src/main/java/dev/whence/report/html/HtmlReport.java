package dev.whence.report.html;

import dev.whence.origin.LinkageFinding;
import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.StepReport;
import dev.whence.report.findings.Audit;
import dev.whence.report.findings.NoResolutions;
import dev.whence.report.findings.Problems;
import dev.whence.report.findings.UnmatchedPoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Longer lists are folded from here on. */
    private static final int MOST_ENTRIES = 20;

    private final HtmlMarkup html = new HtmlMarkup();
    private final Report report;
    private final AnswerQuery query;
    private final @Nullable Audit audit;
    /** With most time first. */
    private final List<PointReport> points;

    private final Map<String, HtmlPalette> palettes = new HashMap<>();

    private HtmlReport(Report report, AnswerQuery query, @Nullable Audit audit) {
        this.audit = audit;
        this.report = report;
        this.query = query;
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

    /**
     * Writes the page with the answers that a query selects, and flushes.
     *
     * @param audit who answered on whose authority; null where nobody asked
     */
    public static void write(Report report, AnswerQuery query, @Nullable Audit audit, Writer out) throws IOException {
        HtmlReport page = new HtmlReport(report, query, audit);
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
        HtmlHead head = new HtmlHead(html, report, points);
        html.leaf("title", "Whence: " + head.name());
        html.open("style").own(style).close().close();
        html.open("body").open("main");
        head.write();
        head.figures();
        if (audit != null) {
            new HtmlAudit(html, audit).write();
        }
        silence();
        new HtmlAnswers(html).write(query.of(report), query.slowest(report), query.candidates(report));
        new HtmlCompare(html, report, palettes).write();
        points();
        new HtmlShares(html, report, palettes).write(points);
        new HtmlWalks(html, report).write();
        new HtmlVersions(html, report).write();
        list(
                "unmatched",
                "Points that matched nothing or could not be woven",
                UnmatchedPoints.folded(report.unmatched()));
        list(
                "linkage",
                "Errors of linking",
                report.linkage().stream().map(LinkageFinding::text).toList());
        list("troubles", "Problems of the agent and the recorder", Problems.of(report.recordings()));
        new HtmlRecordings(html, report).write();
        html.close();
        foot();
        html.open("script").own(script).close().close().close();
    }

    private void silence() {
        NoResolutions silence = NoResolutions.of(report.recordings());
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
                html.open("details")
                        .leaf("summary", HtmlPoint.title(point) + ", " + HumanReadable.count(point.count()));
            }
            new HtmlPoint(html, report, point, palettes.get(point.point()), "point-" + i).write();
            if (folded) {
                html.close();
            }
        }
    }

    private void list(String id, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            html.open("section", "id", id).leaf("h2", heading).open("ul");
            entries.stream().limit(MOST_ENTRIES).forEach(entry -> html.leaf("li", entry));
            html.close();
            if (entries.size() > MOST_ENTRIES) {
                html.open("details")
                        .leaf("summary", "and " + HumanReadable.count(entries.size() - MOST_ENTRIES) + " more")
                        .open("ul");
                entries.stream().skip(MOST_ENTRIES).forEach(entry -> html.leaf("li", entry));
                html.close().close();
            }
            html.close();
        }
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
