package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.browser.BrowserPage;
import dev.whence.it.harness.browser.Chromium;
import dev.whence.it.harness.browser.PageLook;
import dev.whence.it.harness.browser.PageTest;
import dev.whence.it.harness.jars.LongReturns;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Jdks;
import dev.whence.it.harness.jvm.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The application's page as a person uses it in a browser: on any JDK the same, so on the build's own. */
final class ServePageIT extends PageTest {

    private static final String DONE = "document.getElementById('status').textContent === 'Done.'";

    @Test
    void bothRunsByClicks() throws IOException {
        Served server = start();
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);
            assertThat(text(page, "about-file")).isEqualTo("2015-01 to 2024-12, 14 columns");

            page.click(id("run-single"));
            page.await(DONE);
            assertShown(page, server, 4 * 12, 2, 8);
            assertThat(text(page, "title")).contains("and their results in 2021-01 to 2024-12");
            assertThat(text(page, "answered-by"))
                    .isEqualTo("Answered by trend.analysis.TrendPipeline from trend-app.jar, by the path live.");
            assertTablesAreThoseOf(page, printed("run", "--full"));
            Path csv = page.download(id("csv"), Files.createDirectory(folder.resolve("single")));
            assertThat(csv).hasFileName("trend-single.csv").hasContent(printed("run", "--full", "--format", "csv"));
            Path json = page.download(id("json"), csv.getParent());
            assertThat(json).hasFileName("trend-single.json").hasContent(printed("run", "--full", "--format", "json"));

            page.write(id("in_months"), "24");
            page.click(id("run-multi"));
            page.await("document.getElementById('title').textContent.startsWith('8 periods') && " + DONE);
            assertShown(page, server, 8 * 12, 8, 8 * 4);
            String[] multi = {"run", "--multi", "--no-cache", "--in-months", "24", "--out-months", "12"};
            assertTablesAreThoseOf(page, printed(multi));
            Path periods = page.download(id("csv"), Files.createDirectory(folder.resolve("multi")));
            assertThat(Files.readString(periods))
                    .isEqualTo(body(server, page, "csv"))
                    .hasLineCount(9);

            PageLook.assertReadableInDarkAndLight(page);
            PageLook.assertSeenInDarkAndLight(page, "figure > svg .series", "stroke");
            PageLook.assertSeenInDarkAndLight(page, "figure > svg .bar, figure > svg text", "fill");
            PageLook.assertFitsPhone(page);
            assertTablesAreWhole(page);
            assertDrawn(page);
            assertAsksItsServerAlone(page, server);
            PageLook.assertQuiet(page);
        }
    }

    @Test
    void byKeysAlone() {
        Served server = start();
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);
            for (int tabs = 0; tabs < 30 && !focus(page).equals("run-single"); tabs++) {
                page.press("Tab");
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle", String.class))
                        .as("the focus is seen at %s", focus(page))
                        .isNotEqualTo("none");
            }
            assertThat(focus(page)).isEqualTo("run-single");

            page.press("Enter");
            page.await(DONE);

            assertThat(focus(page)).as("whoever waited is led to the result").isEqualTo("result");
            page.press("Tab");
            assertThat(focus(page)).isEqualTo("csv");
            PageLook.assertQuiet(page);
        }
    }

    @Test
    void everyControlHasANameAndProgressIsSaid() {
        Served server = start();
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);
            page.click(id("run-single"));
            page.await(DONE);

            assertThat(page.evaluate("""
                            [...document.querySelectorAll('input, select, button, a, progress, table, svg[role=img], section')]
                                .filter(each => each.checkVisibility({ checkOpacity: true }))
                                .filter(each => !(each.labels?.length || each.textContent.trim() || each.ariaLabel
                                    || each.getAttribute('aria-labelledby')?.split(' ')
                                        .every(id => document.getElementById(id)?.textContent.trim())))
                                .map(each => each.outerHTML)
                            """, String[].class))
                    .as("controls without a name")
                    .isEmpty();
            assertThat(page.evaluate("document.getElementById('status').ariaLive", String.class))
                    .isEqualTo("polite");
            assertThat(page.evaluate("document.documentElement.lang", String.class))
                    .isEqualTo("en");
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        Served server = start();
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);

            page.write(id("in_end"), "2012-01");
            page.click(id("run-single"));
            page.await("document.getElementById('error').textContent.includes('cannot start in 2015-01')");
            assertThat(focus(page)).isEqualTo("in_end");
            assertThat(page.evaluate(id("in_end") + ".ariaInvalid", String.class))
                    .isEqualTo("true");
            PageLook.assertReadableInDarkAndLight(page);

            page.write(id("in_end"), "2020-12");
            page.write(id("in_start"), "2030-01");
            page.click(id("run-single"));
            page.await("document.activeElement.id === 'in_start' && document.getElementById('in_start').ariaInvalid");
            assertThat(text(page, "error")).startsWith("Select from: ");
            page.width(400);
            assertThat(page.evaluate("""
                            (box => box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth)(
                                document.getElementById('error').getBoundingClientRect())""", Boolean.class))
                    .as("the message is seen beside its field on a telephone")
                    .isTrue();
            page.width(1280);
            page.write(id("in_start"), "2015-13");
            page.click(id("run-single"));
            page.await("document.getElementById('error').textContent.includes('2015-13')");
            assertThat(text(page, "error")).contains("Select from").doesNotContain("in_start");
            page.write(id("in_start"), "2015-01");
            page.write(id("start"), "1990-01");
            page.click(id("run-multi"));
            page.await("document.activeElement.id === 'start'");
            assertThat(text(page, "error")).startsWith("“First month” 1990-01 is before the returns");
            page.write(id("start"), "");
            page.write(id("n"), "many");
            page.click(id("run-single"));
            page.await("document.getElementById('error').textContent.includes('whole number')");
            assertThat(focus(page)).isEqualTo("n");

            page.write(id("n"), "13");
            page.click(id("run-single"));
            page.await("document.getElementById('error').textContent.includes('cannot select “Funds” = 13 funds')");
            assertThat(focus(page))
                    .as("an error of the run, which names no field to blame")
                    .isEqualTo("n");

            page.write(id("n"), "3");
            page.click(id("run-single"));
            page.await(DONE);
            assertThat(text(page, "error")).isEmpty();
            assertThat(page.evaluate("document.querySelectorAll('[aria-invalid]').length", Integer.class))
                    .isZero();
        }
    }

    @Test
    void cancelling() {
        Path data = LongReturns.beside(Shipped.sampleReturns(), folder.resolve("data"));
        Served server = start("--workers", "1", "--data", data.toString());
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);
            assertThat(text(page, "about-file")).as("the first file").isEqualTo("1920-01 to 2004-04, 62 columns");
            page.write(id("in_months"), "12");
            page.write(id("out_months"), "1");
            page.write(id("n"), "50");
            page.click(id("run-multi"));
            page.await("document.getElementById('progress').value > 0");
            assertThat(page.evaluate(id("progress") + ".max", Integer.class)).isEqualTo(1000);
            assertThat(text(page, "status")).matches("\\d+ of 1000 periods done\\.");

            page.click(id("cancel"));
            page.await("document.getElementById('status').textContent === 'Cancelled.'");

            assertThat(page.evaluate(id("busy") + ".hidden", Boolean.class)).isTrue();
            assertThat(page.evaluate(id("result") + ".hidden", Boolean.class)).isTrue();
            page.evaluate(id("file") + ".value = 'returns.csv'", Object.class);
            page.evaluate(id("file") + ".dispatchEvent(new Event('change'))", Object.class);
            page.await("document.getElementById('about-file').textContent.startsWith('2015-01')");
            page.write(id("n"), "4");
            page.click(id("run-single"));
            page.await(DONE);
            PageLook.assertQuiet(page);
        }
    }

    @Test
    void whichVersionAnsweredAndHow() {
        Served patched = Served.start(
                children.launch(Jdks.own()).agent(),
                "--pipeline-jar",
                Shipped.patch().toString());
        Served simple = Served.start(children.launch(Jdks.own()).flag("1"));
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, patched);
            page.click(id("run-single"));
            page.await(DONE);
            assertThat(text(page, "answered-by"))
                    .isEqualTo(
                            "Answered by trend.analysis.TrendPipeline from trend-app-patch.jar, by the path patched.");
            BrowserPage other = open(chromium, simple);
            other.click(id("run-single"));
            other.await(DONE);
            assertThat(text(other, "answered-by")).endsWith(" from trend-app.jar, by the path direct.");
        }
    }

    /** Names are shown, and are nothing else. */
    @Test
    void whatAFileHoldsIsText() throws IOException {
        String evil = "<img src=x onerror=console.error('told')>";
        StringBuilder csv = new StringBuilder("Date," + evil + ",B,RF,SPX\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("2020-%02d,0.0%d,0.0%d,0.001,0.002%n".formatted(month, month % 7, month % 5));
        }
        Files.writeString(folder.resolve("a & b 100%.csv"), csv);
        Served server = start("--data", folder.toString());
        try (Chromium chromium = browser()) {
            BrowserPage page = open(chromium, server);
            for (String field :
                    List.of("in_start=2020-01", "in_end=2020-06", "out_start=2020-07", "out_end=2020-12", "n=2")) {
                page.write(id(field.split("=")[0]), field.split("=")[1]);
            }
            page.click(id("run-single"));
            page.await(DONE);

            assertThat(text(page, "tables")).contains(evil);
            assertThat(page.evaluate("document.images.length", Integer.class)).isZero();
            PageLook.assertFitsPhone(page);
            PageLook.assertQuiet(page);
        }
    }

    /** Each of the assertions is one that a page can break. */
    @Test
    void controlBrokenPages() {
        Served server = start();
        try (Chromium chromium = browser()) {
            Consumer<BrowserPage> drawn = ServePageIT::assertDrawn;
            expect(chromium, server, "script-src", PageLook::assertQuiet, """
                    document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))""");
            expect(chromium, server, "style-src", PageLook::assertQuiet, """
                    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p>')""");
            expect(chromium, server, "told on purpose", PageLook::assertQuiet, "console.error('told on purpose')");
            expect(
                    chromium,
                    server,
                    "connect-src",
                    PageLook::assertQuiet,
                    "void fetch('http://whence.invalid/').catch(() => 0)");
            expect(chromium, server, "drawings", drawn, "document.querySelector('figure svg').replaceChildren()");
            expect(chromium, server, "drawings", drawn, "document.querySelector('figure svg').remove()");
            expect(chromium, server, "points", page -> assertPoints(page, "growth", 3, 49), """
                    (path => path.setAttribute('d', path.getAttribute('d').replace(/L[^L]*$/, '')))(
                        document.querySelector('#growth .series'))""");
            expect(chromium, server, "scrollWidth", PageLook::assertFitsPhone, """
                    document.querySelector('main').append(Object.assign(document.createElement('canvas'), { width: 2000 }))""");
            expect(
                    chromium,
                    server,
                    "whole tables at 400 px",
                    page -> {
                        PageLook.assertFitsPhone(page);
                        assertTablesAreWhole(page);
                    },
                    "document.querySelector('#tables td').style.cssText = 'display: block; width: 500px'");
            expect(
                    chromium,
                    server,
                    "too faint",
                    page -> PageLook.assertSeenInDarkAndLight(page, "#growth .series", "stroke"),
                    "document.querySelector('#growth .series').style.stroke = '#ddd'");
            expect(chromium, server, "too faint", PageLook::assertReadableInDarkAndLight, """
                    document.querySelector('h1').style.color = '#888'""");
        }
    }

    private void expect(
            Chromium chromium, Served server, String complaint, Consumer<BrowserPage> assertion, String breaking) {
        BrowserPage page = open(chromium, server);
        page.click(id("run-single"));
        page.await(DONE);
        assertDrawn(page);
        assertion.accept(page);
        page.width(1280);
        page.evaluate(breaking, Object.class);
        assertThatThrownBy(() -> assertion.accept(page))
                .as(breaking)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    private Served start(String... options) {
        return Served.start(children.launch(Jdks.own()), options);
    }

    private String printed(String... command) {
        return children.launch(Jdks.own()).app(command).start().awaitSuccess().out();
    }

    private static BrowserPage open(Chromium chromium, Served server) {
        BrowserPage page = chromium.open(server.at("/"));
        page.await("document.getElementById('about-file').textContent");
        return page;
    }

    /** A line of each portfolio and benchmark with a point a month, and the bars with their parts. */
    private static void assertShown(BrowserPage page, Served server, int months, int bars, int parts) {
        assertDrawn(page);
        assertPoints(page, "growth", 3, months + 1);
        assertPoints(page, "drawdown", 3, months);
        JsonNode view = Served.json(server.get(
                page.evaluate(id("csv") + ".getAttribute('href')", String.class).replace("result.csv", "view.json")));
        assertThat(view.at("/weights/names")).hasSize(bars);
        assertThat(page.evaluate("document.querySelectorAll('#weights .bar').length", Integer.class))
                .as("parts of bars")
                .isEqualTo(parts);
        assertThat(page.evaluate("document.querySelectorAll('#growth tbody tr').length", Integer.class))
                .as("rows of the chart's table")
                .isEqualTo(months + 1);
    }

    private static void assertPoints(BrowserPage page, String chart, int lines, int each) {
        Integer[] points = page.evaluate(
                "[...document.querySelectorAll('#%s path.series')].map(path => path.getAttribute('d').match(/[ML]/g).length)"
                        .formatted(chart),
                Integer[].class);
        assertThat(points).as("points of %s", chart).hasSize(lines).containsOnly(each);
    }

    /** On a telephone too, and those that are unfolded: no table has something behind its edge. */
    private static void assertTablesAreWhole(BrowserPage page) {
        for (int width : new int[] {400, 1280}) {
            page.width(width);
            assertThat(page.evaluate("""
                            [...document.querySelectorAll('table')].filter(table => table.getBoundingClientRect().width > 0
                                && table.parentElement.scrollWidth <= table.parentElement.clientWidth).length
                            """, Integer.class))
                    .as("whole tables at %d px", width)
                    .isEqualTo(page.evaluate("document.querySelectorAll('table').length", Integer.class));
        }
    }

    /** Three figures, each with a drawing that has a place on the page and something in it. */
    private static void assertDrawn(BrowserPage page) {
        page.await("[...document.querySelectorAll('figure > svg')].every("
                + "svg => Math.abs(svg.viewBox.baseVal.width - svg.getBoundingClientRect().width) < 2)");
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('figure > svg')].filter(svg => svg.getBoundingClientRect().width > 200
                            && [...svg.querySelectorAll('path, rect')].some(mark => mark.getTotalLength() > 10)).length
                        """, Integer.class)).as("drawings").isEqualTo(3);
    }

    private static void assertAsksItsServerAlone(BrowserPage page, Served server) {
        assertThat(page.requests())
                .as("requests")
                .allMatch(address -> address.startsWith(server.at("/").toString()));
    }

    /** Each line of each table is one of the text report, cell by cell. */
    private static void assertTablesAreThoseOf(BrowserPage page, String report) {
        String[] rows = page.evaluate("""
                [...document.querySelectorAll('#tables tr')].map(row => [...row.cells].map(cell => cell.textContent).join(' ').trim())
                """, String[].class);
        List<String> lines = report.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(rows).hasSizeGreaterThan(8);
        assertThat(lines).containsAll(List.of(rows));
    }

    private static String body(Served server, BrowserPage page, String link) {
        return server.get(page.evaluate(id(link) + ".getAttribute('href')", String.class))
                .body();
    }

    private static String id(String id) {
        return "document.getElementById('" + id + "')";
    }

    private static String text(BrowserPage page, String id) {
        return page.evaluate(id(id) + ".textContent", String.class);
    }

    private static String focus(BrowserPage page) {
        return page.evaluate("document.activeElement.id", String.class);
    }
}
