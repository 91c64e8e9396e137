package dev.whence.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.output.Style;
import dev.whence.report.Json;
import dev.whence.report.ReportFixture;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TrustReport;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.findings.Audit.Verdict;
import dev.whence.report.findings.AuditedClass.Standing;
import dev.whence.report.json.AuditJson;
import dev.whence.report.text.TextAudit;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an auditor reads, by what is recorded of each class. */
class AuditTest {
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER_HASH = "cd".repeat(32);
    private static final String JAR = "file:/opt/shop/tax.jar";
    private static final long FIRST_ANSWER = ReportFixture.START - 5_000_000_000L;

    @Test
    void whatAPolicyLetsIsTrusted() throws Exception {
        Report report = report(ReportFixture.recording("one.jfr", activity(0)), trusted("shop.Tax", 7));
        Audit audit = Audit.of(report);

        assertThat(audit.verdict()).isEqualTo(Verdict.TRUSTED);
        assertThat(text(report))
                .contains(
                        "Whence audit: one.jfr\n1 class answered, on the authority of a policy.\n"
                                + "Recorded from 2026-11-20T06:47:03Z to 2026-11-20T06:47:13Z.\n",
                        "\nAnswered on the authority of a policy\n  shop.Tax\n    answered   7 times\n"
                                + "    authority  jar:/opt/shop/*.jar\n    bytes      sha256\n               " + HASH
                                + "\n"
                                + "    from       " + JAR + ", the class file is the one in there\n"
                                + "    loader     app\n    since      2026-11-20T06:46:58Z\n"
                                + "    defined by main: shop.Start.main:3\n",
                        "What this cannot tell\n",
                        "What other agents made of a class")
                .doesNotContain("What is missing", "without", "did not answer", "no line", "no policy stands", "null");
        assertThat(Json.object(json(report)))
                .containsEntry("verdict", "trusted")
                .containsEntry("missing", List.of())
                .containsEntry("discovery", List.of("on: trend.analysis.TrendPipeline from any loader, no policy"));
        assertThat(json(report))
                .contains("\"standing\": \"trusted\"", "\"trustedBy\": \"jar:/opt/shop/*.jar\"", "\"count\": 7")
                .contains("\"sha256\": \"" + HASH + "\"", "\"vouched\": true")
                .contains("\"sinceNanos\": " + FIRST_ANSWER);
    }

    /** What answered without authority stands first, and decides, whatever else is trusted or missing. */
    @Test
    void oneAnswerWithoutAuthorityDecides() throws Exception {
        Report report = report(
                ReportFixture.recording("one.jfr", activity(3)),
                trusted("shop.Tax", 7_000),
                version("shop.Rate", 0, true, null, null),
                version(
                        "shop.Fee",
                        2,
                        true,
                        new TrustReport(null, OTHER_HASH, false, ""),
                        "not trusted: no line of the policy trusts sha256:" + OTHER_HASH),
                version("shop.Sum", 1, false, null, null));
        Audit audit = Audit.of(report);

        assertThat(audit.verdict()).isEqualTo(Verdict.UNTRUSTED);
        assertThat(audit.classes())
                .extracting(AuditedClass::standing)
                .containsExactly(Standing.UNTRUSTED, Standing.NO_POLICY, Standing.TRUSTED, Standing.SILENT);
        assertThat(text(report).replaceAll("\\s+", " "))
                .contains("3 classes answered, 2 of them without the authority of a policy.")
                .containsSubsequence(
                        "Answered, and no line of the policy trusts it shop.Fee answered 2 times",
                        "authority none: no line of the policy trusts sha256:" + OTHER_HASH,
                        "defined by not seen",
                        "Answered without a policy shop.Sum answered 1 time",
                        "authority none: its point watches no versions, so no policy can stand",
                        "bytes not recorded without a policy",
                        "Answered on the authority of a policy shop.Tax answered 7000 times",
                        "Loaded, and did not answer shop.Rate answered never, as far as is recorded",
                        "authority none: no policy stands",
                        "What is missing",
                        "one.jfr: 3 resolutions of fees have no event of its own");
        assertThat(Json.object(json(report))).containsEntry("verdict", "untrusted");
    }

    @Test
    void whatIsMissingLeavesItOpen() throws Exception {
        Report report = report(
                ReportFixture.recording("one.jfr", activity(1), null), List.of(unnamed(4)), trusted("shop.Tax", 7));
        Audit audit = Audit.of(report);

        assertThat(audit.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(audit.gaps())
                .containsExactly(
                        "one.jfr: no agent reported, so no answer of that time is known",
                        "one.jfr: 1 resolution of fees has no event of its own: a version that was unloaded since is not"
                                + " known to have answered",
                        "4 answers of fees were counted without a class: it was unloaded, or the point has too many keys");
        assertThat(text(report)).contains("on the authority of a policy, as far as that is recorded.");
        assertThat(Json.object(json(report))).containsEntry("verdict", "undecided");
    }

    @Test
    void nothingThatAnsweredIsNoProof() throws Exception {
        Report report = report(
                ReportFixture.recording("one.jfr", activity(0)),
                version("shop.Tax", 0, true, new TrustReport("own", HASH, true, ""), null));

        assertThat(Audit.of(report).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(text(report)).contains("No class answered.", "Loaded, and did not answer");
    }

    /** An answer without a class because the resolution gave none is no class that is missing. */
    @Test
    void resolutionsThatGaveNothingAreNotMissed() {
        Report report = report(
                ReportFixture.recording("one.jfr", activity(0)),
                List.of(answer("k", "none", "", "", 3), answer("k", "none", JAR, "a.Broken", 3)),
                trusted("shop.Tax", 7));

        assertThat(Audit.of(report).gaps()).isEmpty();
        assertThat(Audit.of(report).verdict()).isEqualTo(Verdict.TRUSTED);
    }

    @Test
    void severalClassFilesOfOneLoader() throws Exception {
        Report report = report(
                ReportFixture.recording("one.jfr", activity(0)),
                version("shop.Tax", 1, true, new TrustReport("sha256", HASH + " or " + OTHER_HASH, false, ""), null));

        assertThat(Audit.of(report).limits())
                .anyMatch(limit -> limit.startsWith("Of a loader that was given several class files"));
        assertThat(Audit.of(report(ReportFixture.recording("one.jfr", activity(0)), trusted("shop.Tax", 1)))
                        .limits())
                .noneMatch(limit -> limit.startsWith("Of a loader"));
    }

    private static ActivityReport activity(long leftOut) {
        if (leftOut == 0) {
            return ReportFixture.activity(ReportFixture.noWalks());
        }
        return ReportFixture.activity(
                ReportFixture.noWalks(),
                ReportFixture.point(
                        "fees", 0, 0, ReportFixture.path("", 2 * leftOut, 0, 9, Percentiles.SUMMARIES, null)));
    }

    private static VersionReport trusted(String name, long count) {
        return version(
                name, count, true, new TrustReport("jar:/opt/shop/*.jar", HASH, true, "main: shop.Start.main:3"), null);
    }

    private static VersionReport version(
            String name, long count, boolean watched, @Nullable TrustReport trust, @Nullable String why) {
        return new VersionReport(
                name,
                "app",
                JAR,
                watched,
                count > 0,
                why == null,
                why,
                ReportFixture.START,
                trust,
                0,
                count,
                count == 0 ? 0 : FIRST_ANSWER);
    }

    /** Answers of a class that was unloaded before it was counted. */
    private static AnswerReport unnamed(long count) {
        return answer("k", "", JAR, "", count);
    }

    private static AnswerReport answer(String key, String path, String source, String failure, long count) {
        return new AnswerReport(
                "fees", "", key, path, null, null, source, "", failure, count, 1, 1, 1, 1, 1, 1, false, false, true);
    }

    private static Report report(RecordingReport recording, VersionReport... versions) {
        return report(recording, List.of(), versions);
    }

    private static Report report(RecordingReport recording, List<AnswerReport> answers, VersionReport... versions) {
        return new Report(
                List.of(recording),
                recording.activity(),
                recording.agent(),
                answers,
                List.of(),
                List.of(),
                List.of(),
                List.of(versions),
                List.of(),
                null);
    }

    private static String text(Report report) throws IOException {
        StringWriter out = new StringWriter();
        TextAudit.write(report, Audit.of(report), new Style(false, StandardCharsets.UTF_8), out);
        return out.toString();
    }

    private static String json(Report report) throws IOException {
        StringWriter out = new StringWriter();
        AuditJson.write(report, Audit.of(report), out);
        return out.toString();
    }
}
