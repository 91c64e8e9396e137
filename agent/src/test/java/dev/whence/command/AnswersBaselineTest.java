package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code report} with a baseline of answers: made, kept, tightened, broken, and never passed without a look. */
class AnswersBaselineTest {
    private static final String SAX = "javax.xml.parsers.SAXParserFactory";
    private static final String DOM = "javax.xml.parsers.DocumentBuilderFactory";
    private static final String XERCES = "file:/opt/lib/xercesImpl-2.12.2.jar";
    private static final String PIPELINE = Pipeline.class.getName();

    @TempDir
    private Path folder;

    /** What a run left behind. */
    private record Run(int code, String out, String err) {}

    @Test
    void isMadeKeptTightenedAndBrokenAndNeverLoosenedByItself() throws Exception {
        Path both = recorded("both.jfr", () -> {
            answer(SAX, Pipeline.class, XERCES);
            answer(DOM, Pipeline.class, XERCES);
        });
        Path one = recorded("one.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path other = recorded("other.jfr", () -> answer(SAX, String.class, "jrt:/java.base"));
        Path baseline = folder.resolve("app.answers");
        assertThat(report(both, baseline).code()).isEqualTo(2);
        assertThat(baseline).doesNotExist();

        Run made = report(both, baseline, "--update");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("app.answers: kept, with 2 answers of 2 allowed", "was rewritten: it lists 2 answers.");
        String text = Files.readString(baseline);
        assertThat(text)
                .endsWith("\n\njaxp " + DOM + " -> " + PIPELINE + " from xercesImpl\njaxp " + SAX + " -> " + PIPELINE
                        + " from xercesImpl\n");

        assertThat(report(both, baseline).code()).isZero();
        assertThat(report(both, baseline, "--update").out()).doesNotContain("rewritten");
        assertThat(baseline).content().isEqualTo(text);

        Run less = report(one, baseline);
        assertThat(less.code()).as("less is no failure").isZero();
        assertThat(less.out())
                .contains(
                        "kept, with 1 answer of 2 allowed",
                        "Not seen this time (--update removes what has no comment):",
                        "jaxp " + DOM + " ->");
        String commented = text.replace("jaxp " + DOM, "# at night only\njaxp " + DOM);
        Files.writeString(baseline, commented);
        assertThat(report(one, baseline, "--update").out()).contains("has a comment of its own was left");
        assertThat(baseline).content().isEqualTo(commented);
        Files.writeString(baseline, text);
        assertThat(report(one, baseline, "--update").out()).contains("it lists what occurred now");
        String tight = Files.readString(baseline);
        assertThat(tight).doesNotContain(DOM);

        Run grown = report(both, baseline, "--update");
        assertThat(grown.code()).isEqualTo(1);
        assertThat(grown.out())
                .contains(
                        "BROKEN, with 2 answers, of which 1 departure",
                        "  new:",
                        "jaxp " + DOM + ": " + PIPELINE + " from xercesImpl 2.12.2",
                        "To allow it, write:",
                        "    jaxp " + DOM + " -> " + PIPELINE + " from xercesImpl\n",
                        "--update only tightens: the file was left as it is.");
        assertThat(baseline).content().isEqualTo(tight);
        assertThat(report(other, baseline).out())
                .contains(
                        "  answered by others:",
                        "jaxp " + SAX + ": " + PIPELINE
                                + " from xercesImpl before, now java.lang.String from java.base");
    }

    @Test
    void whatIsPrintedToAllowItAllowsIt() throws Exception {
        Path before = recorded("a.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path now = recorded("b.jfr", () -> {
            answer(SAX, Pipeline.class, "file:/x/other.jar");
            answer("a key", String.class, "jrt:/java.base");
            RecordingFixture.answer("jaxp", DOM, null, "jrt:/java.xml", "a.NotFound", 1, 1);
        });
        Path baseline = folder.resolve("app.answers");
        report(before, baseline, "--update");
        List<String> allowed = report(now, baseline)
                .out()
                .lines()
                .dropWhile(line -> !line.contains("To allow it, write:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("      "))
                .map(String::strip)
                .toList();
        assertThat(allowed).hasSize(3);
        Files.writeString(baseline, Files.readString(baseline) + String.join("\n", allowed) + "\n");

        assertThat(report(now, baseline).code()).isZero();
        assertThat(report(before, baseline).code()).isZero();
    }

    @Test
    void aKeyThatFailsNowIsADeparture() throws Exception {
        Path before = recorded("a.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path now = recorded("b.jfr", () -> {
            answer(SAX, Pipeline.class, XERCES);
            RecordingFixture.answer("jaxp", SAX, null, "jrt:/java.xml", "a.NotFound", 3, 1_000);
        });
        Path baseline = folder.resolve("app.answers");
        report(before, baseline, "--update");

        Run run = report(now, baseline);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "  failing now:",
                        "jaxp " + SAX + ": " + PIPELINE
                                + " from xercesImpl before, now throws a.NotFound from java.xml",
                        "first asked for at ",
                        "    jaxp " + SAX + " -> throws a.NotFound from java.xml\n");
    }

    @Test
    void versionsAreCheckedWhereTheFileNamesThem() throws Exception {
        Path before = recorded("a.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path now = recorded("b.jfr", () -> answer(SAX, Pipeline.class, "file:/l/xercesImpl-2.12.3.jar"));
        Path baseline = folder.resolve("app.answers");
        report(before, baseline, "--update");
        assertThat(report(now, baseline).code()).isZero();

        report(before, baseline, "--update", "--with-versions");

        assertThat(baseline).content().endsWith(" from xercesImpl 2.12.2\n");
        assertThat(report(before, baseline).code()).isZero();
        Run run = report(now, baseline);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("from xercesImpl 2.12.2 before, now " + PIPELINE + " from xercesImpl 2.12.3");
    }

    @Test
    void jsonHasIt() throws Exception {
        Path before = recorded("a.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path now = recorded("b.jfr", () -> answer(DOM, Pipeline.class, XERCES));
        Path baseline = folder.resolve("app.answers");
        report(before, baseline, "--update");

        Run run = report(now, baseline, "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(baseline + ": BROKEN, with 1 answer, of which 1 departure\n");
        @SuppressWarnings("unchecked")
        Map<String, Object> result =
                (Map<String, Object>) Json.object(run.out()).get("baseline");
        assertThat(result).containsEntry("state", "broken").containsEntry("allowed", 1L);
        assertThat(Json.objects(result, "departures"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("kind", "added")
                .containsEntry("key", DOM)
                .containsEntry("answer", PIPELINE)
                .containsEntry("jar", "xercesImpl")
                .containsEntry("version", "2.12.2");
        assertThat(Json.objects(result, "unseen"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("key", SAX);
    }

    @Test
    void filtersNarrowWhatIsJudgedAndRemoved() throws Exception {
        Path both = recorded("both.jfr", () -> {
            answer(SAX, Pipeline.class, XERCES);
            RecordingFixture.answer("jca", "MD5", String.class, "jrt:/java.base", "", 1, 1);
        });
        Path one = recorded("one.jfr", () -> {
            answer(SAX, Pipeline.class, XERCES);
            RecordingFixture.answer("jca", "SHA-1", String.class, "jrt:/java.base", "", 1, 1);
        });
        Path baseline = folder.resolve("app.answers");
        report(both, baseline, "--update");
        String text = Files.readString(baseline);

        assertThat(report(one, baseline).code()).isEqualTo(1);
        assertThat(report(one, baseline, "--point", "jaxp").code()).isZero();
        assertThat(report(one, baseline, "--point", "jaxp", "--update").out()).doesNotContain("Not seen");
        assertThat(baseline).content().isEqualTo(text);
        assertThat(report(one, baseline, "--point", "jca", "--key", "SHA*").code())
                .isEqualTo(1);
        assertThat(report(one, baseline, "--point", "nothing").code()).isEqualTo(2);
        assertRefused("--class and --jar may not", report(one, baseline, "--class", "*"));
        assertRefused("--class and --jar may not", report(one, baseline, "--jar", "*"));
        assertRefused("needs whole recordings", report(one, baseline, "--since", "1s"));
    }

    @Test
    void nothingIsPassedThatCouldNotBeCompared() throws Exception {
        Path good = recorded("good.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path baseline = folder.resolve("app.answers");
        report(good, baseline, "--update");
        String text = Files.readString(baseline);

        assertUnjudged("has no event of Whence", baseline, recorded("none.jfr", () -> {}));
        assertUnjudged(
                "only single events name them",
                baseline,
                recorded("single.jfr", () -> RecordingFixture.resolution("jaxp", "", "", Pipeline.class)));
        assertUnjudged(
                "3 resolutions of jaxp are in no answer",
                baseline,
                recorded("summary.jfr", () -> RecordingFixture.summary("jaxp", "", 3, 1_000, 3, 0)));
        assertUnjudged(
                "there is no answer in it", baseline, recorded("agent.jfr", () -> RecordingFixture.agent("", 0, null)));
        assertUnjudged("more keys than answers are kept", baseline, recorded("many.jfr", () -> {
            answer(SAX, Pipeline.class, XERCES);
            answer("*", Pipeline.class, XERCES);
        }));
        assertUnjudged(
                "calls with little of the thread's stack left are not in it", baseline, recorded("deep.jfr", () -> {
                    answer(SAX, Pipeline.class, XERCES);
                    RecordingFixture.agent("", 0, null, 2);
                }));
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length - 10));
        assertUnjudged("not all that was named could be read", baseline, cut);
        assertUnjudged("not all that was named could be read", baseline, folder.resolve("missing.jfr"));
        assertThat(baseline).content().isEqualTo(text);
    }

    @Test
    void badUseIsOneLineAndTouchesNothing() throws Exception {
        Path good = recorded("good.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path baseline = folder.resolve("app.answers");

        assertRefused("no such file (--update makes it)", report(good, baseline));
        assertRefused("no such folder", report(good, folder.resolve("no/app.answers"), "--update"));
        assertRefused("--update needs --baseline FILE", run(good.toString(), "--update"));
        assertRefused("--with-versions needs", report(good, baseline, "--with-versions"));
        Files.writeString(baseline, "# only this\n");
        assertRefused("has no answer (--update adds those that occur)", report(good, baseline));
        Files.writeString(baseline, "# a\njaxp\n");
        assertRefused(baseline + ":2: is not POINT KEY", report(good, baseline, "--update"));
        assertThat(baseline).content().isEqualTo("# a\njaxp\n");
        Files.write(baseline, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertRefused("is not UTF-8 text", report(good, baseline, "--update"));
        assertRefused("cannot be read", report(good, folder));
        assertThat(left()).containsExactly("app.answers", "good.jfr");
    }

    @Test
    void aHeadAloneIsFilled() throws Exception {
        Path good = recorded("good.jfr", () -> answer(SAX, Pipeline.class, XERCES));
        Path baseline = Files.writeString(folder.resolve("app.answers"), "# mine\n");

        assertThat(report(good, baseline, "--update").code()).isZero();

        assertThat(baseline).content().isEqualTo("# mine\n\njaxp " + SAX + " -> " + PIPELINE + " from xercesImpl\n");
        assertThat(left()).containsExactly("app.answers", "good.jfr");
    }

    private void assertUnjudged(String why, Path baseline, Path recording) {
        Run run = report(recording, baseline, "--update");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains(baseline + ": not judged: ").contains(why);
        assertThat(run.err()).doesNotContain("Exception");
    }

    private static void assertRefused(String why, Run run) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(why).doesNotContain("Exception");
    }

    private static void answer(String key, Class<?> implementation, String source) {
        RecordingFixture.answer("jaxp", key, implementation, source, "", 2, 1_000);
    }

    private Path recorded(String name, Runnable story) throws Exception {
        return RecordingFixture.record(folder.resolve(name), recording -> story.run());
    }

    private Run report(Path recording, Path baseline, String... more) {
        return run(Stream.concat(Stream.of(recording.toString(), "--baseline", baseline.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out),
                new PrintStream(err),
                StandardCharsets.UTF_8,
                Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
