package dev.whence.report.html;

import static dev.whence.report.ReportFixture.activity;
import static dev.whence.report.ReportFixture.agent;
import static dev.whence.report.ReportFixture.noWalks;
import static dev.whence.report.ReportFixture.path;
import static dev.whence.report.ReportFixture.point;
import static dev.whence.report.ReportFixture.recording;
import static dev.whence.report.ReportFixture.report;
import static dev.whence.report.ReportFixture.step;
import static dev.whence.report.ReportFixture.version;
import static dev.whence.report.ReportFixture.walks;
import static dev.whence.report.ReportFixture.with;
import static dev.whence.report.ReportFixture.withSteps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.ManyRecordings;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.ReportFixture;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.WalkReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page: what stands on it, and what can never get onto it. */
class HtmlReportTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;";

    private static final Pattern COMMAND = Pattern.compile("([MLVHhZ])([-\\d.]*)(?: ([-\\d.]+))?");

    @TempDir
    private Path folder;

    @Test
    void tellsTheWholeStory() throws Exception {
        HtmlPageFixture page = page(rich());

        assertThat(page.text("//h1")).isEqualTo("one.jfr");
        assertThat(page.text("//head/title")).isEqualTo("Whence: one.jfr");
        assertThat(page.text("//p[@class='when']"))
                .isEqualTo("20 Nov 2026, 06:47:03 to 06:47:13 UTC · agent 1.0.0, started with the JVM");
        assertThat(page.text("//p[@class='story']"))
                .startsWith("Point pipeline was resolved 6,000 times in 10.0 s: patched 5,000, live 900, none 100; 100")
                .contains("walks over up to 2,581 loaded classes");
        assertThat(page.text("//p[@id='advice']")).isEqualTo("Advice Something would save 5.83 ms.");
        assertThat(page.texts("//dl/div/dt"))
                .containsExactly("Resolutions", "Failed", "Total time", "Slowest", "Walks waited for");
        assertThat(page.texts("//h2"))
                .containsExactly(
                        "Point pipeline",
                        "Where the time went",
                        "Walks over the loaded classes",
                        "Versions seen",
                        "Points that matched nothing or could not be woven",
                        "Problems of the agent and the recorder",
                        "What was read");
        assertThat(page.texts("//section[@id='unmatched']//li")).containsExactly("jaxp = a.B::c: no such class");
        assertThat(page.texts("//section[@id='troubles']//li"))
                .containsExactly("one.jfr: the agent met 2 errors, the last: java.lang.IllegalStateException: no");
        assertThat(page.texts("//p[@class='callout warn']/a/@href")).containsExactly("#unmatched", "#troubles");
        assertThat(page.texts("//p[@class='note']"))
                .containsExactly(
                        "Last failure of none: PipelineNotFoundException: run",
                        "Last failure of step patched: its constructor threw");
    }

    @Test
    void drawsEachChart() throws Exception {
        HtmlPageFixture page = page(rich());

        // Over time: a band and a legend entry for each path, something to point at wherever something happened.
        String time = "//figure[figcaption/@id='point-0-time0']";
        assertThat(page.texts(time + "//ul[@class='legend']/li/span")).containsExactly("patched", "live", "none");
        assertThat(page.texts(time + "//path[contains(@class, 'area')]/@class"))
                .containsExactly("area k3", "area k2", "area k-none");
        assertThat(page.count(time + "//rect[@class='hit']")).isEqualTo(43);
        assertThat(page.texts(time + "//rect[@class='hit'][1]/title"))
                .first()
                .asString()
                .contains(" UTC\n", "patched ", "live ");
        assertThat(page.texts(time + "//div[@class='along']/span"))
                .containsExactly("0", "2 s", "4 s", "6 s", "8 s", "10 s");
        // How long: a row for each path on one logarithmic axis.
        String latency = "//figure[figcaption/@id='point-0-latency']";
        assertThat(page.count(latency + "//svg")).isEqualTo(3);
        assertThat(page.count(latency + "//path[contains(@class, 'column')]")).isEqualTo(3);
        assertThat(page.texts(latency + "//div[@class='along']/span"))
                .containsExactly("1 µs", "10 µs", "100 µs", "1 ms", "10 ms");
        // Where the time went.
        assertThat(page.texts("//section[@id='time']//div[@class='rowhead']/span"))
                .containsExactly("By path", "By step", "Waiting for walks");
        assertThat(page.texts("//section[@id='time']//ul[2]/li/span"))
                .containsExactly("step patched", "step live", "outside the steps");
        // Walks against loaded classes.
        assertThat(page.texts("//section[@id='walks']//div[@class='rowhead']/span"))
                .containsExactly("Walks", "How long one took, on average", "Loaded classes, as the walks met them");
        assertThat(page.count("//section[@id='walks']//svg")).isEqualTo(3);
        assertThat(page.text("//section[@id='walks']//path[contains(@class, 'line')]/@d"))
                .matches("M[\\d. L]+");
    }

    @Test
    void tabulatesWhatCanBeSorted() throws Exception {
        HtmlPageFixture page = page(rich());

        String paths = "//table[caption='Resolutions of pipeline by path']";
        assertThat(page.texts(paths + "/thead/tr/th"))
                .containsExactly("path", "count", "failed", "total", "p50", "p99", "max", "share");
        assertThat(page.texts(paths + "/tbody/tr/th")).containsExactly("patched", "live", "none");
        assertThat(page.texts(paths + "/tbody/tr[1]/td"))
                .containsExactly("5,000", "0", "450 ms", "90.0 µs", "720 µs", "9.00 ms", "96 %");
        assertThat(page.texts(paths + "/tbody/tr[1]/td/@data-sort"))
                .containsExactly("5000", "0", "450000000", "90000", "720000", "9000000", "955414");
        assertThat(page.text(paths + "/@class")).isEqualTo("sortable");
        String versions = "//table[caption='Classes that answered, or could have']";
        assertThat(page.texts(versions + "/tbody/tr[2]/*"))
                .containsExactly(
                        "trend.analysis.TrendPipeline",
                        "0",
                        "no",
                        "patch",
                        "/opt/patch.jar",
                        "20 Nov 2026, 06:47:03 UTC",
                        "its constructor threw");
        assertThat(page.texts("//table[caption='Recordings and their agents']/tbody/tr/*"))
                .containsExactly(
                        Path.of("recordings", "one.jfr").toString(),
                        "20 Nov 2026, 06:47:03 UTC",
                        "10.0 s",
                        "6,000",
                        "1",
                        "yes",
                        "1.0.0, started with the JVM",
                        "points=pipeline");
    }

    @Test
    void letsNothingFromARecordingBecomeMarkup() throws Exception {
        HtmlPageFixture page = page(hostile());

        assertThat(page.count("//script")).isEqualTo(1);
        assertThat(page.count("//img")).isZero();
        assertThat(page.source).doesNotContain("<script>alert", "<img").doesNotContain("\u202e", "\u001b");
        assertThat(page.texts("//@*[starts-with(name(), 'on')]")).isEmpty();
        // It is all there, as text.
        for (String where : List.of(
                "//p[@id='advice']",
                "//section[@id='unmatched']//li",
                "//section[@id='troubles']//li",
                "//p[@class='note'][1]",
                "//section[@id='versions']//tbody",
                "//section[@id='recordings']//tbody",
                "//section[@id='recordings']//details",
                "//section[@id='point-0']/h2")) {
            assertThat(page.texts(where)).as(where).first().asString().contains("<script>alert(1)</script>");
        }
        assertThat(page.text("//h1")).endsWith(" and <script>alert(1)<script>");
        assertThat(page.text("//head/title")).endsWith(" and <script>alert(1)<script>");
    }

    static Stream<Report> all() {
        return Stream.of(
                rich(), hostile(), empty(), huge(), manyPaths(), several(2), several(9), summarised(), points(20));
    }

    @ParameterizedTest
    @MethodSource("all")
    void standsByItselfAndHangsTogether(Report report) throws Exception {
        HtmlPageFixture page = page(report);

        assertThat(page.source)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContain("http:", "https:", "@import", "url(", "NaN", "Infinity", "null", "\ufffd");
        assertThat(page.texts("//@src | //link")).isEmpty();
        List<String> ids = page.texts("//@id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.texts("//@href")).allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
        assertThat(page.texts("//@aria-labelledby | //@aria-describedby"))
                .allSatisfy(id -> assertThat(ids).contains(id));
        assertThat(page.elements("//svg")).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-labelledby") + svg.getAttribute("aria-label"))
                    .isNotBlank();
        });
        assertThat(page.texts("//table/caption"))
                .hasSize(page.count("//table"))
                .allSatisfy(caption -> assertThat(caption).isNotBlank());
        assertThat(page(report).source).isEqualTo(page.source);
    }

    @ParameterizedTest
    @MethodSource("all")
    void drawsWithinTheDrawing(Report report) throws Exception {
        HtmlPageFixture page = page(report);

        List<String> outside = new ArrayList<>();
        for (String d : page.texts("//path/@d")) {
            Matcher matcher = COMMAND.matcher(d);
            int end = 0;
            while (matcher.lookingAt()) {
                end = matcher.end();
                double most = matcher.group(1).equals("V") ? HtmlChart.HEIGHT : HtmlChart.WIDTH;
                if (!within(matcher.group(2), most) || !within(matcher.group(3), HtmlChart.HEIGHT)) {
                    outside.add(matcher.group() + " in " + d);
                }
                matcher.region(end, d.length());
            }
            if (end < d.length()) {
                outside.add(d.substring(end) + " at the end of " + d);
            }
        }
        assertThat(outside).isEmpty();
        assertThat(page.texts("//div[@class='up' or @class='along']/span/@style"))
                .allSatisfy(style -> assertThat(Double.parseDouble(style.replaceAll("[^\\d.-]", "")))
                        .isBetween(0.0, 100.0));
    }

    @Test
    void permitsNoScriptButItsOwn() throws Exception {
        HtmlPageFixture page = page(rich());

        String policy = page.text("//meta[@http-equiv='Content-Security-Policy']/@content");
        Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page.source);
        assertThat(script.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy)
                .startsWith("default-src 'none';")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void saysWhyThereIsNothing() throws Exception {
        HtmlPageFixture page = page(empty());

        assertThat(page.text("//p[@class='story']")).isEqualTo("No resolution was recorded in 10.0 s.");
        assertThat(page.text("//section[@id='silence']/h2")).isEqualTo("No event of Whence in this recording");
        assertThat(page.texts("//section[@id='silence']//li")).hasSize(3);
        assertThat(page.texts("//h2")).containsExactly("No event of Whence in this recording", "What was read");
        assertThat(page.count("//svg | //figure | //dl | //*[@id='advice']")).isZero();
    }

    @Test
    void saysSoWhereThereWasNoWalk() throws Exception {
        HtmlPageFixture page = page(report(activity(noWalks(), point("pipeline", 0, 100, path("direct", 100, 1_000)))));

        assertThat(page.text("//section[@id='walks']")).isEqualTo("Walks over the loaded classesNone.");
        assertThat(page.texts("//section[@id='time']//ul[last()]/li/b")).containsExactly("0 ns, 0 %", "100 µs, 100 %");
    }

    @Test
    void offersNoSortingOfOneRow() throws Exception {
        HtmlPageFixture page = page(report(activity(noWalks(), point("pipeline", 0, 100, path("direct", 100, 1_000)))));

        assertThat(page.count("//table")).isEqualTo(2);
        assertThat(page.count("//table[@class='sortable']")).isZero();
    }

    @Test
    void foldsManyPathsInChartsAndNamesThemAllInTheTable() throws Exception {
        HtmlPageFixture page = page(manyPaths());

        assertThat(page.texts("//figure[figcaption/@id='point-0-time0']//ul/li/span"))
                .hasSize(7)
                .endsWith("34 other paths");
        assertThat(page.count("//figure[figcaption/@id='point-0-latency']//svg"))
                .isEqualTo(10);
        assertThat(page.text("//figcaption[@id='point-0-latency']")).contains("the 10 paths most taken");
        assertThat(page.count("//table[caption='Resolutions of many by path']/tbody/tr"))
                .isEqualTo(40);
    }

    @Test
    void comparesSeveralRecordings() throws Exception {
        HtmlPageFixture page = page(several(2));

        assertThat(page.text("//h1")).isEqualTo("default.jfr and simple.jfr");
        assertThat(page.texts("//h2")).startsWith("Side by side", "Point pipeline");
        assertThat(page.text("//p[@class='finding']"))
                .startsWith("With TREND_PIPELINE_PROXY_SIMPLE (simple.jfr) a resolution of pipeline took 2.00 µs")
                .contains("it saved 300 µs each time, and all of the 100 walks");
        assertThat(page.texts("//figure[figcaption/@id='compare-mean']//svg/@aria-label"))
                .containsExactly(
                        "default.jfr: 302 µs on average, 100 µs of it waiting for walks",
                        "simple.jfr: 2.00 µs on average, 0 ns of it waiting for walks");
        assertThat(page.texts("//figure[figcaption/@id='compare-span']//div[@class='rowhead']/span"))
                .containsExactly("default.jfr · patched", "simple.jfr · direct");
        assertThat(page.texts("//table[caption='Recordings']/tbody/tr[1]/*"))
                .containsExactly("default.jfr", "1,000", "0", "302 ms", "302 µs", "100", "100 ms", "33 %", "2,500");
        assertThat(page.texts("//table[caption='Paths by recording']/tbody/tr[2]/*"))
                .containsExactly(
                        "simple.jfr", "direct", "1,000", "0", "2.00 µs", "2.00 µs", "16.0 µs", "200 µs", "2.00 ms");
        assertThat(page.count("//section[@id='point-0']//figure[contains(figcaption/@id, '-time')]"))
                .isEqualTo(2);
    }

    @Test
    void drawsManyRecordingsTogether() throws Exception {
        HtmlPageFixture page = page(several(9));

        assertThat(page.text("//h1")).isEqualTo("9 recordings");
        assertThat(page.texts("//section[@id='point-0']//figcaption[contains(@id, '-time')]"))
                .singleElement()
                .asString()
                .startsWith("Resolutions over time, all recordings together");
        assertThat(page.count("//table[caption='Recordings']/tbody/tr")).isEqualTo(9);
    }

    @Test
    void marksWhatComesFromSummaries() throws Exception {
        HtmlPageFixture page = page(summarised());

        assertThat(page.texts("//table[caption='Resolutions of pipeline by path']/tbody/tr/td"))
                .contains("~2.00 µs", "~16.0 µs")
                .doesNotContain("~200 µs");
        assertThat(page.texts("//p[@class='note']"))
                .containsExactly(
                        "~ percentiles are estimated from one-second summaries; counts, totals and maxima are exact.",
                        "Not written one by one: 500,000 below the threshold or disabled, 0 over the limit.",
                        "direct: p50 lies between 1.00 µs and 4.00 µs, p99 between 8.00 µs and 32.0 µs.",
                        "~ Steps are only of resolutions that were written one by one: not of 500,000 others.");
        // Steps of resolutions that were not written are not known: no shares of them.
        assertThat(page.texts("//section[@id='time']//div[@class='rowhead']/span"))
                .containsExactly("By path", "Waiting for walks");
    }

    @Test
    void foldsTheSectionsOfManyPoints() throws Exception {
        HtmlPageFixture page = page(points(20));

        assertThat(page.count("//main/section[starts-with(@id, 'point-')]")).isEqualTo(8);
        assertThat(page.texts("//main/details/summary")).hasSize(12).contains("Point p0, 1");
        // With most time first.
        assertThat(page.texts("//h2")).startsWith("Point p19", "Point p18");
    }

    @Test
    void warnsOfIncompleteRecordings() throws Exception {
        ActivityReport some = activity(noWalks(), point("pipeline", 0, 1, path("direct", 1, 900)));
        RecordingReport sound = recording("cut.jfr", some);
        RecordingReport cut = new RecordingReport(
                sound.file(),
                sound.name(),
                sound.startNanos(),
                sound.endNanos(),
                3,
                1,
                false,
                true,
                4,
                4_096,
                some,
                sound.agent());

        HtmlPageFixture page = page(report(some, cut));

        assertThat(page.texts("//p[@class='callout warn']/a"))
                .containsExactly(
                        "1 recording incomplete: reported as far as complete chunks go", "1 trouble while recording");
        assertThat(page.texts("//section[@id='recordings']//tbody/tr/td"))
                .contains("3, 1 counted in an earlier file", "no");
        assertThat(page.text("//section[@id='troubles']//li")).contains("the recorder lost 4,096 bytes");
    }

    @Test
    void isWrittenFromARealRecording() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("real.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            for (int i = 0; i < 500; i++) {
                RecordingFixture.walk(i + 1, 1_523);
                RecordingFixture.step("pipeline", "live", "chosen", null);
                RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            }
        });
        List<String> complaints = new ArrayList<>();

        HtmlPageFixture page = page(Recordings.read(List.of(file), complaints::add));

        assertThat(complaints).isEmpty();
        assertThat(page.text("//p[@class='story']"))
                .startsWith("Point pipeline was resolved 500 times in ")
                .contains("500 walks over up to 1,523 loaded classes.");
        assertThat(page.count("//figure")).isEqualTo(4);
        // Columns add up to what was counted.
        assertThat(page.texts("//figure[figcaption/@id='point-0-time0']//rect/title").stream()
                        .mapToLong(title -> Long.parseLong(title.replaceAll("(?s).*live ", "")))
                        .sum())
                .isEqualTo(500);
    }

    private static boolean within(@Nullable String coordinate, double most) {
        double value = coordinate == null || coordinate.isEmpty() ? 0 : Double.parseDouble(coordinate);
        return value >= 0 && value <= most;
    }

    private static HtmlPageFixture page(Report report) throws Exception {
        return HtmlPageFixture.of(report);
    }

    private static Report rich() {
        PointReport point = withSteps(
                point(
                        "pipeline",
                        6_000,
                        0,
                        path("patched", 5_000, 90_000),
                        path("live", 900, 20_000),
                        path("none", 100, 100, 30_000, Percentiles.EVENTS, "PipelineNotFoundException: run")),
                step("patched", 6_000, 5_000, 400_000_000, "its constructor threw"),
                step("live", 6_000, 900, 20_000_000, null));
        ActivityReport all = activity(walks(500, 60_000, 2_581), point);
        return with(
                report(
                        all,
                        recording("one.jfr", all, agent("points=pipeline", 2, "java.lang.IllegalStateException: no"))),
                List.of(
                        version("trend.analysis.TrendPipeline", "app", "file:/opt/app.jar", true, null, 900),
                        version(
                                "trend.analysis.TrendPipeline",
                                "patch",
                                "file:/opt/patch.jar",
                                false,
                                "its constructor threw",
                                0)),
                List.of("jaxp = a.B::c: no such class"),
                "something would save 5.83 ms.");
    }

    private static Report hostile() {
        String text = HOSTILE + "\u202e\u001b[31m";
        PointReport point = withSteps(
                point(text, 10, 0, path(text, 10, 1, 90_000, Percentiles.EVENTS, text)), step(text, 10, 10, 900, text));
        ActivityReport all = activity(walks(50, 1_000, 10), point);
        AgentReport agent = new AgentReport(
                0,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                List.of(text),
                List.of(text),
                List.of(text),
                Map.of(text, text),
                1,
                text,
                0);
        // A file's name can hold all of it but the slash.
        RecordingReport one = recording(text.replace("/", ""), all, agent);
        RecordingReport two = recording("<script>alert(1)<script>", all, agent);
        return with(
                new Report(
                        List.of(one, two),
                        all,
                        agent,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                List.of(version(text, text, text, false, text, 1)),
                List.of(text),
                text);
    }

    private static Report empty() {
        ActivityReport none = activity(noWalks());
        return report(none, recording("empty.jfr", none, null));
    }

    private static Report huge() {
        long count = 4_000_000_000_000L;
        return report(activity(
                walks(count / 1_000, 9_000_000, 2_000_000_000L),
                point("pipeline", count, count, path("live", count, 1_000_000), path("direct", count * 3, 300_000))));
    }

    private static Report manyPaths() {
        PathReport[] paths = IntStream.range(0, 40)
                .mapToObj(i -> path("path-" + i, 10_000 - i, 1_000 * (i + 1)))
                .toArray(PathReport[]::new);
        return report(activity(noWalks(), point("many", 0, 0, paths)));
    }

    private static Report several(int count) {
        PointReport inDefault = point("pipeline", 1_000, 0, path("patched", 1_000, 302_000));
        PointReport simple = point("pipeline", 0, 1_000, path("direct", 1_000, 2_000));
        WalkReport walks = walks(100, 1_000_000, 2_500);
        RecordingReport[] recordings = IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0
                        ? recording(i == 0 ? "default.jfr" : i + ".jfr", activity(walks, inDefault))
                        : recording(i == 1 ? "simple.jfr" : i + ".jfr", activity(noWalks(), simple)))
                .toArray(RecordingReport[]::new);
        PointReport both = point(
                "pipeline",
                1_000,
                1_000,
                Arrays.stream(new PointReport[] {inDefault, simple})
                        .flatMap(point -> point.paths().stream())
                        .toArray(PathReport[]::new));
        return report(activity(walks, both), recordings);
    }

    private static Report summarised() {
        return report(activity(
                noWalks(),
                withSteps(
                        point("pipeline", 0, 10, path("direct", 1_000_000, 0, 2_000, Percentiles.SUMMARIES, null)),
                        step("direct", 10, 10, 1_000, null))));
    }

    private static Report points(int count) {
        return report(activity(
                noWalks(),
                IntStream.range(0, count)
                        .mapToObj(i -> point("p" + i, 0, 0, path("", i + 1, 1_000)))
                        .toArray(PointReport[]::new)));
    }

    /** All files stay on the page: folded below what is notable of them. */
    @Test
    void listsManyRecordingsBelowWhatIsNotableOfThem() throws Exception {
        ManyRecordings many = new ManyRecordings();
        many.sound(57, "1.0.0");
        many.slow("shop", "1.0");
        many.ofAgent("0.9.0");
        many.cut();
        ActivityReport calls = ReportFixture.activity(
                ReportFixture.noWalks(), ReportFixture.point("p", 0, 0, ReportFixture.path("", 6_000, 1_000)));

        HtmlPageFixture page =
                HtmlPageFixture.of(ReportFixture.report(calls, many.recordings().toArray(RecordingReport[]::new)));

        String tables = "//section[@id='recordings']/div/table";
        assertThat(page.texts(tables + "/caption"))
                .containsExactly("Recordings by service", "Notable recordings: 3 of 60");
        assertThat(page.texts(tables + "[caption='Recordings by service']/tbody/tr/th"))
                .containsExactly("cart 1.0", "orders 1.0", "shop 1.0");
        assertThat(page.texts(tables + "[starts-with(caption,'Notable')]/tbody/tr/th"))
                .containsExactly("cut.jfr", "old.jfr", "slow.jfr");
        assertThat(page.text("//section[@id='recordings']/details/summary")).isEqualTo("Files: 60");
        assertThat(page.texts("//section[@id='recordings']/details//tbody/tr/th"))
                .hasSize(60)
                .contains("/mnt/cart/h0/run.jfr", "/mnt/slow.jfr");
    }
}
