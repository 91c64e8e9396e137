package dev.whence.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.whence.output.Style;
import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Headline;
import dev.whence.report.findings.TimeOnce;
import dev.whence.report.json.JsonReport;
import dev.whence.report.text.TextReport;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which implementation answered which key: from the recording to the screen. */
class AnswersTest {
    private static final String XERCES = "file:/opt/app/lib/xercesImpl-2.12.2.jar";
    private static final String JDK = "jrt:/java.xml";
    private static final long START = 1_795_157_223_000L;

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void addsUpWhatWasCountedMoreThanOnce() throws Exception {
        Report report = read(recordTwoAnswers());

        PointAnswers table = AnswerQuery.DEFAULT.of(report).get(0);
        assertThat(table.point()).isEqualTo("jaxp");
        assertThat(table.count()).isEqualTo(600 + 40 + 19);
        assertThat(table.failures()).isEqualTo(19);
        assertThat(table.missing()).isZero();
        assertThat(table.all())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.exact()).isTrue());
        AnswerLine most = table.all().get(0);
        assertThat(most.className()).isEqualTo(Pipeline.class.getName());
        assertThat(most.origin()).isEqualTo("xercesImpl-2.12.2.jar");
        assertThat(most.count()).isEqualTo(600);
        assertThat(most.totalNanos()).isEqualTo(600 * 5_000L);
        assertThat(most.selfNanos()).isEqualTo(600 * 4_000L);
        assertThat(TimeOnce.of(report)).isEqualTo(600 * 4_000L + 40 * 1_000L + 19 * 2_000L);
    }

    @Test
    void textNamesTheAnswerRightBehindTheHeadline() throws Exception {
        String text = text(read(recordTwoAnswers()), AnswerQuery.DEFAULT);

        assertThat(text)
                .containsPattern("(?m)^Answers of jaxp: 659 resolutions, 3\\.08 ms, 19 failed$")
                .containsPattern(
                        "(?m)^  javax\\.SAX +dev\\.whence\\.report\\.Pipeline +xercesImpl-2\\.12\\.2\\.jar +600 +0 "
                                + "+5\\.00 µs +5\\.00 µs +3\\.00 ms +2\\.40 ms$")
                .containsPattern("(?m)^  javax\\.SAX +java\\.lang\\.String +java\\.xml +40 +0 ")
                .containsPattern("(?m)^  javax\\.DOM +throws NoSuchElementException +none +19 +19 ")
                .containsPattern("(?m)^  jaxp +javax\\.DOM +java\\.util\\.NoSuchElementException +19 ")
                .containsPattern("One key, two answers\n  jaxp javax\\.SAX: ")
                .doesNotContain("~ Only", "more,", "Versions seen");
        assertThat(text.indexOf("Answers of jaxp")).isLessThan(text.indexOf("Point jaxp"));
    }

    @Test
    void headlineNamesTheAnswerThatTakesMostTime() throws Exception {
        assertThat(Headline.of(read(recordTwoAnswers())).get(0))
                .isEqualTo("SAX is answered by Pipeline from xercesImpl-2.12.2.jar, 600 times, 97 % of 2.48 ms.");
    }

    /** No class's name, whatever dots and slashes it has. */
    @Test
    void headlineKeepsKeysThatAreNoClasses() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("keys.jfr"), recording -> {
            RecordingFixture.summary("jca", "", 5, 2_000, 5, 0);
            RecordingFixture.answer("jca", "Cipher.AES/GCM/NoPadding", Pipeline.class, JDK, "", 5, 2_000);
        });

        assertThat(Headline.answers(read(file), AnswerQuery.DEFAULT).get(0))
                .startsWith("Cipher.AES/GCM/NoPadding is answered by Pipeline from java.xml, 5 times");
    }

    @Test
    void aPointThatAlwaysFailsIsSaidFirst() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("fails.jfr"), recording -> {
            RecordingFixture.summary("jndi", "none", 19, 2_000, 19, 0);
            RecordingFixture.summary("jaxp", "", 5, 2_000, 5, 0);
            RecordingFixture.answer("jndi", "java:x", null, "", "javax.naming.NamingException", 19, 2_000);
            RecordingFixture.answer("jaxp", "k", Pipeline.class, XERCES, "", 5, 2_000);
        });

        assertThat(Headline.of(read(file)).get(0)).isEqualTo("All 19 resolutions of jndi failed.");
    }

    @Test
    void filtersSortsAndCuts() throws Exception {
        Report report = read(recordTwoAnswers());

        assertThat(keys(report, filter(null, "*DOM", null, null))).containsExactly("javax.DOM");
        assertThat(keys(report, filter(null, null, "*.Pipe?ine", null))).containsExactly("javax.SAX");
        assertThat(keys(report, filter(null, null, "*NoSuchElement*", null))).containsExactly("javax.DOM");
        assertThat(keys(report, filter(null, null, null, "java.xml"))).containsExactly("javax.SAX");
        assertThat(keys(report, filter(null, null, null, "file:/opt/*"))).containsExactly("javax.SAX");
        assertThat(keys(report, filter("jdbc", null, null, null))).isEmpty();
        PointAnswers byKey =
                new AnswerQuery(AnswerFilter.ALL, Sort.key, 1, false).of(report).get(0);
        assertThat(byKey.shown())
                .singleElement()
                .satisfies(line -> assertThat(line.key()).isEqualTo("javax.DOM"));
        assertThat(text(report, AnswerQuery.DEFAULT.with(1)))
                .contains("  and 2 lines more, of 59 resolutions (--top all shows them)\n");
    }

    @Test
    void aTakeoverHasItsMoment() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("over.jfr"), recording -> {
            RecordingFixture.answer("p", "k", String.class, JDK, "", 10, 10, 10, START);
            RecordingFixture.answer("p", "k", Pipeline.class, XERCES, "", 20, 10, 10, START + 5_000);
            RecordingFixture.answer("p", "other", Pipeline.class, XERCES, "", 20, 10, 10, START);
        });

        List<KeyChange> changes = KeyChange.of(AnswerQuery.DEFAULT.of(read(file)));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("k");
            assertThat(change.tookOver()).isTrue();
            assertThat(change.changedNanos()).isEqualTo((START + 5_000) * 1_000_000);
            assertThat(change.sentence()).contains("changed at 06:47:08.000");
        });
    }

    /** A service has as many providers as there are; what its point is called does not matter. */
    @Test
    void theProvidersOfAServiceAreNoChange() throws Exception {
        assertThat(changes("plugins = java.util.ServiceLoader$ProviderImpl::get"))
                .isEmpty();
        assertThat(changes("plugins = java.util.ServiceLoader::loadProvider")).isEmpty();
        assertThat(changes("plugins = a.Finder::find")).hasSize(1);
        assertThat(changes("plugins.step.service = java.util.ServiceLoader$ProviderImpl::get"))
                .hasSize(1);
        assertThat(changes("plugins = java.util.ServiceLoaders::get")).hasSize(1);
    }

    private List<KeyChange> changes(String points) throws Exception {
        Path file = RecordingFixture.record(folder.resolve("services.jfr"), recording -> {
            RecordingFixture.weaving(points);
            RecordingFixture.answer("plugins", "S", Pipeline.class, XERCES, "", 1, 10);
            RecordingFixture.answer("plugins", "S", String.class, JDK, "", 1, 10);
        });
        return KeyChange.of(AnswerQuery.DEFAULT.of(read(file)));
    }

    @Test
    void ofManyAnswersTheFirstAndTheLastAreNamed() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("many.jfr"), recording -> {
            for (int i = 0; i < 60; i++) {
                RecordingFixture.answer(
                        "p", "k", Pipeline.class, "file:/v" + i + ".jar", "", 1, 10, 10, START + i * 5_000L);
            }
        });

        assertThat(KeyChange.of(AnswerQuery.DEFAULT.of(read(file))).get(0).sentence())
                .contains("from v0.jar", "from v1.jar", "from v2.jar", ", then 56 others, then ", "from v59.jar")
                .doesNotContain("v3.jar", "v58.jar");
        assertThat(Headline.answers(read(file), AnswerQuery.DEFAULT))
                .contains("p k has 60 answers, the second since 06:47:08.000.");
    }

    /** A point that answers others, and a few of whose keys nothing answers; then many of them. */
    @Test
    void keysThatAlwaysFailAreNamed() throws Exception {
        Path few = RecordingFixture.record(folder.resolve("few.jfr"), recording -> {
            RecordingFixture.summary("p", "", 59, 2_000, 59, 0);
            RecordingFixture.answer("p", "works", Pipeline.class, XERCES, "", 20, 2_000);
            RecordingFixture.answer("p", "now and then", Pipeline.class, XERCES, "", 5, 2_000);
            RecordingFixture.answer("p", "now and then", null, "", "a.B", 5, 2_000);
            RecordingFixture.answer("p", "never", null, XERCES, "a.NotThere", 19, 2_000);
            RecordingFixture.answer("p", "not either", null, "", "a.NotThere", 5, 2_000);
            RecordingFixture.answer("p", "not either", null, "", "a.Broken", 5, 2_000);
        });
        Path many = RecordingFixture.record(folder.resolve("many.jfr"), recording -> {
            RecordingFixture.answer("p", "works", Pipeline.class, XERCES, "", 20, 2_000);
            for (int i = 0; i < 162; i++) {
                RecordingFixture.answer("p", "absent." + i, null, "", "a.NotThere", i == 7 ? 12 : 1, 2_000);
            }
        });

        assertThat(Headline.answers(read(few), AnswerQuery.DEFAULT))
                .contains(
                        "p never always fails, 19 times: NotThere from xercesImpl-2.12.2.jar.",
                        "p not either always fails, 10 times: 2 kinds of exceptions.")
                .noneMatch(sentence -> sentence.contains("now and then"));
        assertThat(Headline.answers(read(many), AnswerQuery.DEFAULT))
                .contains("162 of 163 keys of p always fail, most often absent.7 (12 times).");
    }

    @Test
    void numbersInKeysStandByTheirValue() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("order.jfr"), recording -> {
            for (String key : List.of("10 of 12", "2 of 12", "1 of 12", "bean-007", "bean-7", "bean-70", "bean")) {
                RecordingFixture.answer("p", key, Pipeline.class, XERCES, "", 1, 10);
            }
        });

        assertThat(new AnswerQuery(AnswerFilter.ALL, Sort.key, 20, false)
                        .of(read(file)).get(0).all().stream().map(AnswerLine::key))
                .containsExactly("1 of 12", "2 of 12", "10 of 12", "bean", "bean-007", "bean-7", "bean-70");
    }

    /** Nothing was counted of what was found: then there are no times, and no columns of them. */
    @Test
    void whatIsOnlyFoundHasNoTimes() throws Exception {
        Path file = RecordingFixture.record(
                folder.resolve("found.jfr"),
                recording -> RecordingFixture.found("p", "1 of 1", Pipeline.class, XERCES));

        assertThat(text(read(file), AnswerQuery.DEFAULT))
                .contains("Answers of p: 1 found, chosen earlier\n")
                .containsPattern("(?m)^  key +implementation +from +count$")
                .doesNotContain("0 ns");
    }

    /** A marker is no answer, nor is it none; a yes is no class. */
    @Test
    void whatHasNoClassSaysWhatItIs() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("without.jfr"), recording -> {
            RecordingFixture.without("later", "pending", 30, false);
            RecordingFixture.without("later", "none", 7, false);
            RecordingFixture.without("yes", "true", 11, false);
            RecordingFixture.without("yes", "false", 12, false);
        });

        Report report = read(file);
        assertThat(text(report, AnswerQuery.DEFAULT))
                .containsPattern("Answers of later: 37 resolutions, .*30 pending")
                .containsPattern("(?m)^ +pending +.*pending +30 ")
                .containsPattern("(?m)^ +none +.*none +7 ")
                .containsPattern("(?m)^ +true +.*true +11 ")
                .containsPattern("(?m)^ +false +.*false +12 ");
        assertThat(AnswerQuery.DEFAULT.of(report))
                .extracting(PointAnswers::point, PointAnswers::pending)
                .containsExactlyInAnyOrder(tuple("later", 30L), tuple("yes", 0L));
    }

    @Test
    void theHeadingSaysWhatIsCounted() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("elements.jfr"), recording -> {
            RecordingFixture.without("many", "", 30, true);
            RecordingFixture.without("one", "", 30, false);
        });

        assertThat(text(read(file), AnswerQuery.DEFAULT))
                .contains("Answers of many: 30 answers, ", "Answers of one: 30 resolutions, ");
    }

    /** A class that each of two applications has from one jar is one implementation. */
    @Test
    void twoLoadersOfOneJarAreNoTwoAnswers() throws Exception {
        Class<?> other = RecordingFixture.anotherVersion(Pipeline.class, "other app");
        Path file = RecordingFixture.record(folder.resolve("same.jfr"), recording -> {
            RecordingFixture.answer("p", "k", other, XERCES, "", 10, 10);
            RecordingFixture.answer("p", "k", Pipeline.class, XERCES, "", 20, 10);
        });

        Report report = read(file);
        assertThat(KeyChange.of(AnswerQuery.DEFAULT.of(report))).isEmpty();
        assertThat(text(report, AnswerQuery.DEFAULT)).containsPattern("(?m)^  k +.*Pipeline .*jar +other app +10 ");
    }

    @Test
    void singleEventsAreMarkedWhereSomeWereLeftOut() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("old.jfr"), recording -> {
            for (int i = 0; i < 48; i++) {
                RecordingFixture.resolution("p", "", "live", Pipeline.class);
                RecordingFixture.step("p", "live", "chosen", null);
            }
            RecordingFixture.summary("p", "live", 665, 1_000, 617, 0);
        });

        Report report = read(file);
        PointAnswers table = AnswerQuery.DEFAULT.of(report).get(0);
        assertThat(table.exact()).isFalse();
        assertThat(table.count()).isEqualTo(48);
        assertThat(table.selfNanos()).isEqualTo(AnswerReport.UNKNOWN);
        assertThat(TimeOnce.of(report)).isEqualTo(TimeOnce.UNKNOWN);
        assertThat(text(report, AnswerQuery.DEFAULT))
                .contains("~ Only from single events: 617 resolutions of this")
                .contains("~ Steps are only of resolutions that were written one by one: not of 617\n");
    }

    @Test
    void aPartOfARecordingIsToldBySingleEvents() throws Exception {
        Path file = recordTwoAnswers();

        assertThat(Recordings.read(List.of(file), part(null, Duration.ofDays(1), null), complaints::add)
                        .answers())
                .hasSize(1)
                .allSatisfy(answer -> assertThat(answer.exact()).isFalse());
        assertThat(Recordings.read(List.of(file), part(Duration.ofDays(1), null, null), complaints::add)
                        .answers())
                .isEmpty();
        String here = Thread.currentThread().getName();
        assertThat(Recordings.read(List.of(file), part(null, null, new Glob(here)), complaints::add)
                        .answers())
                .hasSize(1);
        assertThat(Recordings.read(List.of(file), part(null, null, new Glob("not " + here)), complaints::add)
                        .answers())
                .isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theSlowestHasItsThreadAndKey() throws Exception {
        Report report = read(recordTwoAnswers());

        assertThat(AnswerQuery.DEFAULT.slowest(report)).singleElement().satisfies(slow -> {
            assertThat(slow.key()).isEqualTo("run");
            assertThat(slow.className()).isEqualTo(Pipeline.class.getName());
            assertThat(slow.thread()).isEqualTo(Thread.currentThread().getName());
        });
    }

    @Test
    void damagedNumbersAreNoFigures() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("damaged.jfr"), recording -> {
            RecordingFixture.answer("p", "k", Pipeline.class, XERCES, "", -9, 10);
            RecordingFixture.answer("p", "k", Pipeline.class, XERCES, "", 9, -10);
            RecordingFixture.answer("p", "k", Pipeline.class, XERCES, "", 5, 10);
        });

        Report report = Recordings.read(List.of(file), complaints::add);
        assertThat(report.answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.count()).isEqualTo(5));
        assertThat(complaints).hasSize(1);
    }

    @Test
    void csvQuotesAndDefusesFormulas() throws Exception {
        Path file = RecordingFixture.record(
                folder.resolve("csv.jfr"),
                recording -> RecordingFixture.answer("p", "=cmd|'/C calc', \"x\"", Pipeline.class, XERCES, "", 5, 10));

        StringWriter out = new StringWriter();
        AnswerCsv.write(AnswerQuery.DEFAULT.of(read(file)), out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("p,,\"'=cmd|'/C calc', \"\"x\"\"\",dev.whence.report.Pipeline,");
    }

    @Test
    void markdownHasNoMarkupOfARecording() throws Exception {
        Path file = RecordingFixture.record(
                folder.resolve("md.jfr"),
                recording -> RecordingFixture.answer("p", "a|b <b>\n[x](y)", Pipeline.class, XERCES, "", 5, 10));

        StringWriter out = new StringWriter();
        AnswerMarkdown.write(AnswerQuery.DEFAULT.of(read(file)), out);
        assertThat(out.toString()).contains("| a\\|b \\<b\\> \\[x\\](y) | dev.whence.report.Pipeline | ");
    }

    /** Schema 2 adds members; those of schema 1 are all there. */
    @Test
    void jsonHasAllMembersOfSchema1() throws Exception {
        StringWriter out = new StringWriter();
        JsonReport.write(read(recordTwoAnswers()), AnswerQuery.DEFAULT.with(Integer.MAX_VALUE), null, out);
        assertThat(Json.object(out.toString()))
                .containsEntry("schema", 2L)
                .containsKeys(
                        "agent",
                        "percentiles",
                        "points",
                        "walks",
                        "versions",
                        "unmatched",
                        "advice",
                        "spared",
                        "files",
                        "answers",
                        "leftOut",
                        "uncounted",
                        "failures",
                        "keysWithTwoAnswers",
                        "slowest");
    }

    /** What the page on answers lists is what a program gets. */
    @Test
    void jsonHasTheFieldsThatAreDocumented() throws Exception {
        StringWriter out = new StringWriter();
        JsonReport.write(read(recordTwoAnswers()), AnswerQuery.DEFAULT, null, out);
        Map<String, Object> report = Json.object(out.toString());
        String page = Files.readString(Path.of("docs", "answers.md"));
        String section = page.substring(page.indexOf("\n## JSON\n"), page.indexOf("\n## Events\n"));

        List<String> documented = new ArrayList<>();
        for (String line : section.lines().filter(row -> row.startsWith("| `")).toList()) {
            String member = line.substring(3, line.indexOf('`', 3));
            String fields = line.substring(line.indexOf('|', 2)).replaceAll(", and of each.*", "");
            assertThat(report.get(member)).as(member).asInstanceOf(LIST).isNotEmpty();
            assertThat(((Map<?, ?>) ((List<?>) report.get(member)).get(0))
                            .keySet().stream().map(String::valueOf))
                    .as(member)
                    .containsExactlyElementsOf(Pattern.compile("`(\\w+)`")
                            .matcher(fields)
                            .results()
                            .map(field -> field.group(1))
                            .toList());
            documented.add(member);
        }
        assertThat(documented).containsExactly("answers", "failures", "keysWithTwoAnswers", "slowest");
        Map<?, ?> change = (Map<?, ?>) ((List<?>) report.get("keysWithTwoAnswers")).get(0);
        assertThat(section)
                .contains("and of each of these "
                        + ((Map<?, ?>) ((List<?>) change.get("answers")).get(0))
                                .keySet().stream()
                                        .map(field -> "`" + field + "`")
                                        .collect(Collectors.joining(", "))
                        + " |");
    }

    @Test
    void globs() {
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("a*b?c").matches("a--b-c")).isTrue();
        assertThat(new Glob("a*b?c").matches("a--bc")).isFalse();
        assertThat(new Glob("").matches("a")).isFalse();
        assertThat(new Glob("a.b").matches("axb")).isFalse();
        assertThat(new Glob("*a".repeat(500) + "c").matches("a".repeat(5_000))).isFalse();
    }

    @Test
    void origins() {
        assertThat(Origin.name("file:/opt/app/target/classes/")).isEqualTo("target/classes");
        assertThat(Origin.name("jar:nested:/app.jar/!BOOT-INF/lib/x-1.jar!/")).isEqualTo("x-1.jar");
        assertThat(Origin.name("jrt:/java.base")).isEqualTo("java.base");
        assertThat(Origin.name("")).isEmpty();
        assertThat(Origin.name("file:/lib/x.jar", "1.2")).isEqualTo("x.jar 1.2");
        assertThat(Origin.name("file:/lib/x-1.2.jar", "1.2")).isEqualTo("x-1.2.jar");
    }

    @Test
    void placesOfOneNameAreToldApart() {
        AnswerLine paper = from("file:/srv/paper/WEB-INF/classes/", "loader#1");
        AnswerLine digital = from("file:/srv/digital/WEB-INF/classes/", "loader#2");
        AnswerLine jar = from("file:/srv/lib/x.jar", "app");

        Origins origins = Origins.of(List.of(paper, digital, jar));

        assertThat(origins.name(paper)).isEqualTo("paper/WEB-INF/classes");
        assertThat(origins.name(digital)).isEqualTo("digital/WEB-INF/classes");
        assertThat(origins.name(jar)).isEqualTo("x.jar");
        assertThat(origins.places())
                .containsOnly(
                        entry("paper/WEB-INF/classes", "/srv/paper/WEB-INF/classes/"),
                        entry("digital/WEB-INF/classes", "/srv/digital/WEB-INF/classes/"));
        assertThat(origins.loader(paper)).isEqualTo("loader#1");
    }

    /** Nothing is added where the short names differ and each class has one loader. */
    @Test
    void placesThatDifferKeepTheirShortNames() {
        AnswerLine paper = from("file:/srv/paper/WEB-INF/classes/", "loader#1");

        Origins origins = Origins.of(List.of(paper, paper));

        assertThat(origins.name(paper)).isEqualTo("WEB-INF/classes");
        assertThat(origins.places()).isEmpty();
        assertThat(origins.loadersMatter()).isFalse();
        assertThat(origins.loader(paper)).isEmpty();
    }

    private static AnswerLine from(String source, String loader) {
        return new AnswerLine(List.of(new AnswerReport(
                "book", "", "", "", "a.Book", loader, source, "", "", 1, 1, 1, 1, 1, 0, 0, false, false, true)));
    }

    private Path recordTwoAnswers() throws Exception {
        return RecordingFixture.record(folder.resolve("two.jfr"), recording -> {
            RecordingFixture.resolution("jaxp", "", "", Pipeline.class);
            RecordingFixture.summary("jaxp", "", 640, 4_000, 639, 0);
            RecordingFixture.summary("jaxp", "none", 19, 2_000, 19, 0);
            RecordingFixture.answer("jaxp", "javax.SAX", Pipeline.class, XERCES, "", 500, 5_000, 4_000, START);
            RecordingFixture.newChunk();
            RecordingFixture.answer("jaxp", "javax.SAX", Pipeline.class, XERCES, "", 100, 5_000, 4_000, START + 60_000);
            RecordingFixture.answer("jaxp", "javax.SAX", String.class, JDK, "", 40, 1_000);
            RecordingFixture.answer("jaxp", "javax.DOM", null, "", "java.util.NoSuchElementException", 19, 2_000);
        });
    }

    private Report read(Path file) {
        Report report = Recordings.read(List.of(file), complaints::add);
        assertThat(complaints).isEmpty();
        assertThat(report).isNotNull();
        return report;
    }

    private static List<String> keys(Report report, AnswerFilter filter) {
        return new AnswerQuery(filter, Sort.self, 20, false)
                .of(report).stream()
                        .flatMap(table -> table.all().stream())
                        .map(AnswerLine::key)
                        .toList();
    }

    private static AnswerFilter filter(String point, String key, String type, String jar) {
        return new AnswerFilter(glob(point), glob(key), glob(type), glob(jar));
    }

    private static Glob glob(String text) {
        return text == null ? null : new Glob(text);
    }

    private static Span part(Duration since, Duration until, Glob thread) {
        return new Span(
                since == null ? null : new Span.Moment(null, since),
                until == null ? null : new Span.Moment(null, until),
                thread);
    }

    private static String text(Report report, AnswerQuery query) throws Exception {
        StringWriter out = new StringWriter();
        TextReport.write(report, query, new Style(false, StandardCharsets.UTF_8), out);
        return out.toString();
    }
}
