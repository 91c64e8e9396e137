package dev.whence.it.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.it.harness.browser.BrowserPage;
import dev.whence.it.harness.browser.Chromium;
import dev.whence.it.harness.browser.PageLook;
import dev.whence.it.harness.browser.PageTest;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Jdks;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.Services;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The report's page as a browser shows it: on any JDK the same, so on the build's own. */
final class ReportPageIT extends PageTest {

    @Test
    void ofOneRecording() {
        Path page = report(run(unpatched()));

        try (Chromium chromium = browser()) {
            assertAllOf(chromium.open(page), "Resolutions over time", "How long resolutions took, by path");
        }
    }

    @Test
    void ofSeveralRecordings() {
        Path first = run(simple());
        Path page = report(first, run(unpatched()), run(patched()));

        try (Chromium chromium = browser()) {
            assertAllOf(chromium.open(page), first.getFileName().toString(), "How long resolutions took, by path");
        }
    }

    /** Some 250 keys with the names that cryptography has, and 60 versions of one class. */
    @Test
    void ofManyKeysAndVersions() {
        Launch services = Guests.on(children.launch(Jdks.own()), "jca")
                .agent("points=jca")
                .recorded();
        List<String> made = services.main(Services.class, "250")
                .start()
                .awaitSuccess()
                .out()
                .lines()
                .toList();
        Path page = report(services.recording(), versions());

        try (Chromium chromium = browser()) {
            BrowserPage shown = chromium.open(page);
            assertAllOf(shown, services.recording().getFileName().toString(), "How long resolutions took, by path");
            shown.width(1280);
            assertFinds(shown, made);
            assertKeyboardSorts(shown);
            assertPrints(shown);
            assertThat(shown.evaluate("document.body.innerText", String.class))
                    .as("a path without a name")
                    .doesNotContainPattern("(^|\\s)- \\d");
            assertThat(shown.evaluate(
                            "[...document.querySelectorAll('.story')].every(p => p.textContent.length < 400)",
                            Boolean.class))
                    .as("short sentences")
                    .isTrue();
        }
    }

    /** Sixty loaders with a version each, which answers for a while. */
    private Path versions() {
        Launch launch = children.launch(Jdks.own()).agent().recorded();
        Puppeteer puppet = Puppeteer.start(launch).proxy("live", "DEFAULT", Puppeteer.APP);
        for (int i = 0; i < 60; i++) {
            puppet.loader("plugin-" + i, Versions.whole()).load("plugin-" + i).resolve("live", "run");
        }
        puppet.finish();
        return launch.recording();
    }

    /** Who answers this here: what the program got is in the rows that the filter leaves, and no column is cut. */
    private static void assertFinds(BrowserPage page, List<String> made) {
        String table = "document.querySelector('#answers table')";
        assertThat(page.evaluate(table + ".tBodies[0].rows.length", Integer.class))
                .isGreaterThanOrEqualTo(made.size());
        assertThat(page.evaluate(
                        "(box => box.scrollWidth - box.clientWidth)(" + table + ".parentElement)", Integer.class))
                .as("what is cut of the columns at 1280")
                .isLessThanOrEqualTo(0);
        for (String line : List.of(made.get(0), made.get(made.size() / 2), made.get(made.size() - 1))) {
            String algorithm = line.substring(0, line.indexOf('='));
            String type = line.substring(line.indexOf('=') + 1);
            page.write("document.querySelector('.filter input')", "." + algorithm);
            String[] left = page.evaluate(
                    "[..." + table + ".tBodies[0].rows].filter(row => !row.hidden).map(row => row.textContent)",
                    String[].class);
            assertThat(left)
                    .as("rows for %s", algorithm)
                    .hasSizeLessThan(made.size() / 2)
                    .anyMatch(row -> row.contains("." + algorithm) && row.contains(type));
            assertThat(page.evaluate("document.querySelector('.filter output').textContent", String.class))
                    .isEqualTo(left.length + " of " + page.evaluate(table + ".tBodies[0].rows.length", Integer.class)
                            + " rows");
        }
        page.write("document.querySelector('.filter input')", "no such thing");
        assertThat(page.evaluate("document.querySelector('.filter output').textContent", String.class))
                .startsWith("0 of ");
        page.press("Escape");
        assertThat(page.evaluate("document.querySelectorAll('#answers tr[hidden]').length", Integer.class))
                .isZero();
    }

    /** From the filter, with the Tab key, over the table to a heading, which Enter sorts by. */
    private static void assertKeyboardSorts(BrowserPage page) {
        page.click("document.querySelector('.filter input')");
        String focused = "document.activeElement.textContent";
        for (int i = 0; i < 10 && !page.evaluate(focused, String.class).equals("key"); i++) {
            page.press("Tab");
        }
        page.press("Enter");
        assertThat(page.evaluate("document.activeElement.closest('th').getAttribute('aria-sort')", String.class))
                .isEqualTo("ascending");
    }

    private static void assertPrints(BrowserPage page) {
        page.media("print");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.filter')).display", String.class))
                .isEqualTo("none");
        assertThat(page.evaluate(
                        "(box => box.scrollHeight - box.clientHeight)(document.querySelector('#answers .scroll'))",
                        Integer.class))
                .as("rows that are not printed")
                .isLessThanOrEqualTo(0);
        page.media("screen");
    }

    /** Each of the assertions is one that a page can break. */
    @Test
    void controlBrokenPages() throws IOException {
        Path whole = report(run(unpatched()));

        try (Chromium chromium = browser()) {
            Control control = new Control(chromium, Files.readString(whole));
            control.expect("script-src", PageLook::assertQuiet, page -> added(page, "<script>1</script>"));
            control.expect(
                    "broken on purpose",
                    PageLook::assertQuiet,
                    page -> lawless(added(page, "<script>throw new Error('broken on purpose')</script>")));
            control.expect(
                    "told on purpose",
                    PageLook::assertQuiet,
                    page -> lawless(added(page, "<script>console.error('told on purpose')</script>")));
            control.expect(
                    "whence.invalid",
                    ReportPageIT::assertAsksForNothing,
                    page -> lawless(added(page, "<img src='http://whence.invalid/a.png' alt=''>")));
            control.expect(
                    "empty drawings",
                    ReportPageIT::assertDrawn,
                    page -> styled(page, "svg { display: none !important }"));
            control.expect(
                    "empty drawings",
                    ReportPageIT::assertDrawn,
                    page -> page.replaceFirst("(?s)(<svg[^>]*>).*?</svg>", "$1</svg>"));
            control.expect("no drawing", ReportPageIT::assertDrawn, page -> page.replaceAll("(?s)<svg.*?</svg>", ""));
            control.expect(
                    "aria-sort", ReportPageIT::assertSorts, page -> page.replaceAll("(?s)<script>.*?</script>", ""));
            control.expect(
                    "rows by", ReportPageIT::assertSorts, page -> lawless(page.replace("body.append(", "Array.of(")));
            control.expect(
                    "scrollWidth",
                    PageLook::assertFitsPhone,
                    page -> added(page, "<div style='width: 2000px'>wide</div>"));
            control.expect(
                    "dark and light",
                    PageLook::assertReadableInDarkAndLight,
                    page -> page.replace("prefers-color-scheme: dark", "prefers-color-scheme: no-preference"));
            control.expect(
                    "too faint",
                    PageLook::assertReadableInDarkAndLight,
                    page -> styled(page, "footer { color: #888 }"));
        }
    }

    private static void assertAllOf(BrowserPage page, String... charts) {
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('figure figcaption strong')].map(e => e.textContent)",
                        String[].class))
                .as("titles of charts")
                .contains(charts);
        assertDrawn(page);
        assertSorts(page);
        PageLook.assertReadableInDarkAndLight(page);
        PageLook.assertFitsPhone(page);
        assertDrawn(page);
        assertAsksForNothing(page);
        PageLook.assertQuiet(page);
    }

    private static void assertAsksForNothing(BrowserPage page) {
        assertThat(page.requests())
                .as("requests")
                .containsExactly(page.evaluate("location.href", String.class))
                .allMatch(address -> address.startsWith("file:"));
    }

    /** Every figure has its drawing, and every drawing has a place on the page and something in it. */
    private static void assertDrawn(BrowserPage page) {
        Drawings drawings = page.evaluate("""
                (() => {
                    const all = [...document.querySelectorAll('svg')];
                    const area = box => box.width * box.height;
                    const marks = svg => [...svg.querySelectorAll('path, rect:not(.hit):not(.rest)')]
                        .filter(mark => mark.getTotalLength() > 0);
                    return {
                        all: all.length,
                        undrawn: [...document.querySelectorAll('figure')]
                            .filter(figure => !figure.querySelector('svg'))
                            .map(figure => figure.textContent),
                        empty: all.filter(svg => area(svg.getBoundingClientRect()) === 0 || marks(svg).length === 0)
                            .map(svg => svg.outerHTML)
                    };
                })()
                """, Drawings.class);
        assertThat(drawings.undrawn()).as("no drawing in these figures").isEmpty();
        assertThat(drawings.all()).as("drawings").isPositive();
        assertThat(drawings.empty()).as("empty drawings").isEmpty();
    }

    /** A click on each heading sorts by it, a second turns the order round. */
    private static void assertSorts(BrowserPage page) {
        int tables = page.evaluate("document.querySelectorAll('table.sortable').length", Integer.class);
        int sorted = 0;
        for (int table = 0; table < tables; table++) {
            int columns = page.evaluate(heading(table, "0") + ".parentElement.cells.length", Integer.class);
            for (int column = 0; column < columns; column++) {
                // Where cells are equal, the order among them is nobody's promise.
                if (distinct(rows(page, table, column))) {
                    assertSorts(page, table, column);
                    sorted++;
                }
            }
        }
        assertThat(sorted).as("columns sorted").isPositive();
    }

    private static void assertSorts(BrowserPage page, int table, int column) {
        click(page, table, column);
        Rows once = rows(page, table, column);
        assertThat(once.order())
                .as("aria-sort of %s", once.heading())
                .isEqualTo(once.number() ? "descending" : "ascending");
        if (once.number()) {
            assertThat(once.keys().stream().map(BigInteger::new))
                    .as("rows by %s", once.heading())
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }

        click(page, table, column);
        Rows twice = rows(page, table, column);
        assertThat(twice.order())
                .as("aria-sort of %s", once.heading())
                .isEqualTo(once.number() ? "ascending" : "descending");
        List<String> turned = new ArrayList<>(once.rows());
        Collections.reverse(turned);
        assertThat(twice.rows()).as("rows by %s", once.heading()).isEqualTo(turned);
        assertThat(twice.sorting()).as("headings with aria-sort").isOne();
    }

    private static boolean distinct(Rows rows) {
        return rows.keys().size() > 1
                && rows.keys().stream().distinct().count() == rows.keys().size();
    }

    private static Rows rows(BrowserPage page, int table, int column) {
        return page.evaluate("""
                (heading => {
                    const table = heading.closest('table');
                    const cells = [...table.tBodies[0].rows].map(row => row.cells[heading.cellIndex]);
                    return {
                        heading: heading.textContent,
                        number: heading.classList.contains('number'),
                        order: heading.getAttribute('aria-sort'),
                        sorting: table.querySelectorAll('[aria-sort]').length,
                        keys: cells.map(cell => cell.dataset.sort ?? cell.textContent),
                        rows: [...table.tBodies[0].rows].map(row => row.textContent)
                    };
                })(%s)
                """.formatted(heading(table, "" + column)), Rows.class);
    }

    private static void click(BrowserPage page, int table, int column) {
        page.click(
                "(heading => heading.querySelector('button') ?? heading)(%s)".formatted(heading(table, "" + column)));
    }

    private static String heading(int table, String column) {
        return "document.querySelectorAll('table.sortable')[" + table + "].tHead.rows[0].cells[" + column + "]";
    }

    private Launch simple() {
        return children.launch(Jdks.own()).flag("1").app("run", "--repeat", "20");
    }

    private Launch unpatched() {
        return children.launch(Jdks.own()).app("run", "--repeat", "20");
    }

    private Launch patched() {
        return children.launch(Jdks.own())
                .app("run", "--repeat", "20", "--pipeline-jar", Shipped.patch().toString());
    }

    /** Runs the application to its end under the agent. */
    private static Path run(Launch application) {
        application.agent().recorded().start().awaitSuccess();
        return application.recording();
    }

    private Path report(Path... recordings) {
        Path page = folder.resolve("a page.html");
        List<String> arguments = new ArrayList<>(List.of("report"));
        Stream.of(recordings).map(Path::toString).forEach(arguments::add);
        arguments.addAll(List.of("--html", page.toString()));
        children.launch(Jdks.own())
                .jar(Shipped.agent(), arguments.toArray(String[]::new))
                .start()
                .awaitSuccess();
        return page;
    }

    private static String added(String page, String element) {
        return page.replace("</main>", element + "</main>");
    }

    private static String styled(String page, String rule) {
        return page.replace("</style>", rule + "</style>");
    }

    /** Without the policy that keeps what was added from taking effect. */
    private static String lawless(String page) {
        return page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    }

    /** Shows that an assertion that holds of a page does not hold of a broken one. */
    private final class Control {
        private final Chromium chromium;
        private final String whole;

        Control(Chromium chromium, String whole) {
            this.chromium = chromium;
            this.whole = whole;
        }

        void expect(String complaint, Consumer<BrowserPage> assertion, Breaking breaking) throws IOException {
            String broken = breaking.apply(whole);
            assertThat(broken).as("broken so that %s", complaint).isNotEqualTo(whole);
            Path file = Files.writeString(folder.resolve("broken.html"), broken);
            assertThatThrownBy(() -> assertion.accept(chromium.open(file)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(complaint);
        }
    }

    private interface Breaking {
        String apply(String page);
    }

    /**
     * The drawings of a page.
     *
     * @param undrawn the text of the figures that have none
     * @param empty the markup of those that show nothing
     */
    private record Drawings(int all, List<String> undrawn, List<String> empty) {}

    /**
     * The rows of a table as they stand, by one column.
     *
     * @param order what is said of the order by its heading
     * @param sorting how many headings say something of the order
     * @param keys what the rows are sorted by, each
     */
    private record Rows(
            String heading,
            boolean number,
            @Nullable String order,
            int sorting,
            List<String> keys,
            List<String> rows) {}
}
