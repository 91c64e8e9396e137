package dev.whence.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.ReportFixture;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Audit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit as a section of the page. */
class HtmlAuditTest {
    private static final String SECTION = "//section[@id='audit']";

    @Test
    void hasARowOfEachClass() throws Exception {
        Report report = report();
        HtmlPageFixture page = HtmlPageFixture.of(report, Audit.of(report));

        assertThat(page.count(SECTION)).isEqualTo(1);
        assertThat(page.texts(SECTION + "/p"))
                .containsExactly(
                        "1 class answered, without the authority of a policy.",
                        "Discovery was on: trend.analysis.TrendPipeline from any loader, no policy.");
        assertThat(page.texts(SECTION + "//tbody/tr/*[1]")).containsExactly("shop.<b>Tax", "shop.Rate");
        assertThat(page.texts(SECTION + "//tbody/tr/*[2]")).containsExactly("no policy", "did not answer");
        assertThat(page.texts(SECTION + "//tbody/tr/*[3]")).containsExactly("1,200", "0");
        assertThat(page.texts(SECTION + "//li")).hasSize(2).anyMatch(text -> text.startsWith("Where no policy stands"));
        assertThat(page.source).doesNotContain("<b>Tax", "What is missing");
    }

    @Test
    void isNotThereWhereNobodyAsked() throws Exception {
        HtmlPageFixture page = HtmlPageFixture.of(report());

        assertThat(page.count(SECTION)).isZero();
        assertThat(page.source).doesNotContain("Audit");
    }

    private static Report report() {
        return ReportFixture.with(
                ReportFixture.report(ReportFixture.activity(ReportFixture.noWalks())),
                List.of(
                        ReportFixture.version("shop.<b>Tax", "app", "file:/opt/tax.jar", true, null, 1_200),
                        ReportFixture.version("shop.Rate", "app", "file:/opt/tax.jar", true, null, 0)),
                List.of(),
                null);
    }
}
