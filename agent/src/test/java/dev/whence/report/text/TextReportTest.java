package dev.whence.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.output.Style;
import dev.whence.report.ManyRecordings;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.ReportFixture;
import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.answer.Glob;
import dev.whence.report.answer.Sort;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads. */
class TextReportTest {
    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void tellsTheWholeStoryOfSeveralRecordings() throws Exception {
        recordThree();

        String text = text(StandardCharsets.UTF_8, folder);

        assertThat(complaints).isEmpty();
        assertThat(text.lines().toList().get(0))
                .startsWith("Whence: 3 recordings, ")
                .endsWith(", agent 1.0.0");
        assertThat(text)
                .contains("1,702 resolutions took ", "; 1 failed.")
                .containsPattern("(?m)^  1-simple\\.jfr +[\\d.]+ [mµ]?s  direct 200$")
                .containsPattern("(?m)^  2-patched\\.jfr +[\\d.]+ [mµ]?s  patched 1,500$")
                .containsPattern("(?m)^  3-broken\\.jfr +[\\d.]+ [mµ]?s  live 1, none 1$")
                .containsPattern("(?m)^  path +count +failed +total +p50 +p99 +max +share$")
                .containsPattern("(?m)^  patched +1,500 +0 +\\S+ .s +\\S+ .s +\\S+ .s +\\S+ .s +\\S+ %$")
                .containsPattern("(?m)^  none +1 +1 ")
                .contains("Last failure of none: PipelineNotFoundException: runFull")
                .containsPattern("(?m)^  patched +1,501 +1,500 +0 +0 +1 ")
                .containsPattern(
                        "1,500 walks took \\S+ .s, the longest \\S+ .s; 2,284,500 classes walked, up to\n +1,523")
                .contains("Resolutions waited for 1,500 of them")
                .containsPattern("used 1,500 times, loader trend-app-patch x@1, usable\n"
                        + " +from /opt/trend/trend-app-patch\\.jar")
                .containsPattern("used   201 times, loader app, usable\n +from /opt/trend/trend-app\\.jar")
                .containsPattern("used     0 times, loader trend-app-patch-broken x@1, not usable:")
                .contains("Points that matched nothing or could not be woven\n"
                        + "  jaxp = javax.xml.Nothing::find: no such class\n")
                .contains("3-broken.jfr: the agent met 2 errors, the last:")
                .doesNotContain("~", "summaries", "null", "No resolution");
        assertThat(text.replaceAll("\\s+", " "))
                .containsPattern(" Advice: TREND_PIPELINE_PROXY_SIMPLE=1 would save these walks, \\S+ .s or \\S+ % of"
                        + " pipeline's time; but then patches are not used, as 1,500 times here\\. With TREND_PIPELINE_PROXY_SIMPLE "
                        + "\\(1-simple.jfr\\) a resolution of pipeline took .+; it saved .+\\. $");
        assertThat(outsideTablesOfAnswers(text))
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void saysWhatAFilterLeaves() throws Exception {
        recordThree();
        Report report = report(folder);

        String some = text(report, new AnswerFilter(new Glob("pipeline"), new Glob("run"), null, null), false);
        assertThat(some.replaceAll("\\s+", " "))
                .containsPattern(
                        "1,702 resolutions took .*That is all of the recording\\. [\\d,]+ resolutions match the"
                                + " filter, of which \\S+ failed\\.")
                .contains("Point pipeline");
        String none = text(report, new AnswerFilter(new Glob("pipelin"), null, null, null), false);
        assertThat(none.replaceAll("\\s+", " "))
                .contains(
                        "That is all of the recording. No answer matches. There are answers of these points: pipeline.")
                .doesNotContain("Point pipeline", "match the filter");
        StringWriter answers = new StringWriter();
        TextReport.answers(
                report,
                new AnswerQuery(new AnswerFilter(new Glob("pipelin"), null, null, null), Sort.self, 20, false),
                new Style(false, StandardCharsets.UTF_8),
                answers);
        assertThat(answers)
                .hasToString(
                        "No answer matches. There are answers of these points: pipeline." + System.lineSeparator());
    }

    private static String text(Report report, AnswerFilter filter, boolean narrowed) throws IOException {
        StringWriter out = new StringWriter();
        TextReport.write(
                report,
                new AnswerQuery(filter, Sort.self, 20, narrowed),
                new Style(false, StandardCharsets.UTF_8),
                out);
        return out.toString();
    }

    @Test
    void keepsWhatRecordingsSayFromMovingTheCursor() throws Exception {
        recordThree();

        assertThat(text(StandardCharsets.UTF_8, folder)).contains("[31mred").doesNotContain("\u001b");
    }

    @Test
    void writesAsciiWhereTheTerminalHasNoMore() throws Exception {
        recordThree();

        assertThat(text(StandardCharsets.US_ASCII, folder))
                .doesNotContain("?")
                .matches(text -> text.chars().allMatch(c -> c < 128), "all ASCII");
    }

    @Test
    void setsHeadingsOffOnlyWhereColourIsWanted() throws Exception {
        recordThree();

        StringWriter out = new StringWriter();
        TextReport.write(report(folder), new Style(true, StandardCharsets.UTF_8), out);

        assertThat(out.toString()).contains("\u001b[1mRecordings\u001b[0m\n");
    }

    @Test
    void saysWhyARecordingMayHoldNothing() throws Exception {
        Path none = RecordingFixture.record(folder.resolve("none.jfr"), recording -> {});

        assertThat(text(StandardCharsets.UTF_8, none))
                .contains("No event of Whence in this recording", "Likely causes:")
                .contains("- the agent was not attached to this JVM, or too late")
                .contains("- the events were disabled in the recording's settings")
                .contains("- no point matched a class of the application, or none was called")
                .doesNotContain("Point ", "Walks", "Versions", "Advice");
        assertThat(complaints).isEmpty();
    }

    @Test
    void leavesOutThatTheAgentWasAbsentWhereItReported() throws Exception {
        Path silent = RecordingFixture.record(
                folder.resolve("silent.jfr"),
                recording -> RecordingFixture.agent("x = a.B::c: no class of this name", 0, null));

        assertThat(text(StandardCharsets.UTF_8, silent))
                .contains("No resolution in this recording")
                .contains("x = a.B::c: no class of this name")
                .doesNotContain("not attached");
    }

    @Test
    void namesTheSilentOneAmongOthers() throws Exception {
        recordThree();
        RecordingFixture.record(folder.resolve("silent.jfr"), recording -> {});

        assertThat(text(StandardCharsets.UTF_8, folder))
                .contains("No event of Whence in silent.jfr")
                .containsPattern("(?m)^  silent\\.jfr .* no event of Whence$")
                .containsPattern("(?m)^  1-simple\\.jfr .* direct 200$");
    }

    @Test
    void marksPercentilesThatComeFromSummaries() throws Exception {
        Path flood = RecordingFixture.record(folder.resolve("flood.jfr"), recording -> {
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            // Longer than the event above can take, cold as its code is: the longest of both is the path's.
            RecordingFixture.summary("pipeline", "live", 1_000_000, 2_000_000, 999_000, 999);
        });

        assertThat(text(StandardCharsets.UTF_8, flood))
                .containsPattern(
                        "(?m)^  live +1,000,000 +0 +33 min 20 s +~2\\.\\d\\d ms +~4\\.\\d\\d ms +20\\.0 ms +100 %$")
                .contains("percentiles are estimated from one-second summaries")
                .containsPattern(
                        "(?m)^    live: p50 lies between \\d\\.\\d\\d ms and \\d\\.\\d\\d ms, p99 between .* ms\\.$")
                .containsPattern("999,000 below the threshold or disabled, 999 over the\\s+limit");
    }

    private void recordThree() throws Exception {
        Class<?> patch = RecordingFixture.anotherVersion(Pipeline.class, "trend-app-patch");
        Class<?> broken = RecordingFixture.anotherVersion(Pipeline.class, "trend-app-patch-broken");
        RecordingFixture.record(folder.resolve("1-simple.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            RecordingFixture.patch(Pipeline.class, "app", "file:/opt/trend/trend-app.jar", true, null);
            for (int i = 0; i < 200; i++) {
                RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class);
                RecordingFixture.step("pipeline", "direct", "chosen", null);
            }
        });
        RecordingFixture.record(folder.resolve("2-patched.jfr"), recording -> {
            RecordingFixture.agent("jaxp = javax.xml.Nothing::find: no such class", 0, null);
            RecordingFixture.patch(Pipeline.class, "app", "file:/opt/trend/trend-app.jar", true, null);
            RecordingFixture.patch(patch, "trend-app-patch x@1", "file:/opt/trend/trend-app-patch.jar", true, null);
            for (int i = 0; i < 1_500; i++) {
                RecordingFixture.walk(i + 1, 1_523);
                RecordingFixture.step("pipeline", "live", "passed-over", null);
                RecordingFixture.step("pipeline", "patched", "chosen", null);
                RecordingFixture.resolution("pipeline", "default", "patched", patch);
            }
        });
        RecordingFixture.record(folder.resolve("3-broken.jfr"), recording -> {
            RecordingFixture.agent("", 2, "java.lang.IllegalStateException: no");
            RecordingFixture.patch(
                    broken,
                    "trend-app-patch-broken x@1",
                    "file:/opt/trend/trend-app-patch-broken.jar",
                    false,
                    "java.lang.reflect.InvocationTargetException: \u001b[31mred\nline");
            RecordingFixture.step("pipeline", "patched", "failed", "InvocationTargetException");
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            RecordingFixture.resolution("pipeline", "default", "none", null, "PipelineNotFoundException: runFull");
        });
    }

    /** Rows of answers, failures and slowest ones hold whole names of keys; nothing else is wider than a terminal. */
    private static List<String> outsideTablesOfAnswers(String text) {
        List<String> lines = new ArrayList<>();
        boolean inTable = false;
        for (String line : text.lines().toList()) {
            inTable = inTable ? !line.isEmpty() : line.matches("Answers of .*|Failures|Slowest .*");
            if (!inTable) {
                lines.add(line);
            }
        }
        return lines;
    }

    private Report report(Path... paths) {
        Report report = Recordings.read(List.of(paths), complaints::add);
        assertThat(report).isNotNull();
        return report;
    }

    private String text(Charset charset, Path... paths) throws Exception {
        StringWriter out = new StringWriter();
        TextReport.write(report(paths), new Style(false, charset), out);
        return out.toString();
    }

    /** Of thousands of recordings, a person reads about those that are not as they should be. */
    @Test
    void ofManyRecordingsOnlyThoseThatStandOutHaveALine() throws Exception {
        ActivityReport calls = ReportFixture.activity(
                ReportFixture.noWalks(), ReportFixture.point("p", 0, 0, ReportFixture.path("", 3, 1_000)));
        List<RecordingReport> recordings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            recordings.add(ReportFixture.recording("r" + i + ".jfr", calls));
        }
        recordings.add(ReportFixture.recording("silent.jfr", ReportFixture.activity(ReportFixture.noWalks())));
        StringWriter out = new StringWriter();
        TextReport.write(
                ReportFixture.report(calls, recordings.toArray(RecordingReport[]::new)),
                new Style(false, StandardCharsets.UTF_8),
                out);

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("10,001 recordings", "silent.jfr 10.0 s no event of Whence")
                .contains("10,000 recordings have resolutions and no problem (each of them in --format json)")
                .doesNotContain("r1.jfr");
        assertThat(out.toString().lines()).hasSizeLessThan(40);
    }

    @Test
    void sixtyOfThreeServicesAreASumPerServiceAndTheNotableOnes() throws Exception {
        ManyRecordings many = new ManyRecordings();
        many.sound(57, "1.0.0");
        many.slow("shop", "1.0");
        many.ofAgent("0.9.0");
        many.cut();

        String text = text(many);

        assertThat(text.lines().toList().get(0))
                .isEqualTo("Whence: 60 recordings, 10 min 0 s, 3 services on 60 hosts, agents of 2 versions");
        assertThat(text).contains("""
                Recordings
                  service     recordings      length  resolutions  failed  average
                  cart 1.0            19  3 min 10 s        1,900       0  1.00 µs
                  orders 1.0          19  3 min 10 s        1,900       0  1.00 µs
                  shop 1.0            22  3 min 40 s        2,200       0  1.09 µs
                  all                 60  10 min 0 s        6,000       0  1.03 µs

                  cut.jfr   10.0 s  incomplete
                  old.jfr   10.0 s  agent 0.9.0, most have 1.0.0
                  slow.jfr  10.0 s  the slowest of shop 1.0: 3.00 µs a resolution, the median is
                                    1.00 µs
                  57 recordings have resolutions and no problem (each of them in --format json)
                """.replace("\n", System.lineSeparator())).doesNotContain("h1/run.jfr");
    }

    @Test
    void upToTwentyHaveALineEachByService() throws Exception {
        ManyRecordings many = new ManyRecordings();
        many.add("a.jfr", "shop", "1.0", 10, 1_000);
        many.add("b.jfr", "cart", "1.0", 20, 1_000);
        many.add("c.jfr", "shop", "1.0", 30, 1_000);
        many.silent();

        assertThat(text(many))
                .contains("""
                Recordings
                  cart 1.0
                    b.jfr  10.0 s  answered 20
                  shop 1.0
                    a.jfr  10.0 s  answered 10
                    c.jfr  10.0 s  answered 30
                  (no service)
                    silent.jfr  10.0 s  no event of Whence
                """.replace("\n", System.lineSeparator()))
                .doesNotContain("recordings  ");
    }

    private static String text(ManyRecordings many) throws IOException {
        ActivityReport calls = ReportFixture.activity(
                ReportFixture.noWalks(), ReportFixture.point("p", 0, 0, ReportFixture.path("", 6_000, 1_000)));
        StringWriter out = new StringWriter();
        TextReport.write(
                ReportFixture.report(calls, many.recordings().toArray(RecordingReport[]::new)),
                new Style(false, StandardCharsets.UTF_8),
                out);
        return out.toString();
    }
}
