package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between the answers of two recordings, and what is no difference. */
class ReportDiffTest {
    private static final String XSLT = "javax.xml.transform.TransformerFactory";
    private static final String SAXON = "file:/opt/lib/Saxon-HE-12.5.jar";
    private static final String XALAN = "file:/opt/lib/xalan-2.7.3.jar";
    private static final String PIPELINE = Pipeline.class.getName();
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;

    private int files;

    /** What a run left behind. */
    private record Run(int code, String out, String err) {}

    @Test
    void eachKindIsNamedInItsPoint() throws Exception {
        Path before = recorded(() -> {
            answer(XSLT, Pipeline.class, SAXON, 1, MILLI);
            answer("gone", String.class, "jrt:/java.base", 1, MICRO);
            answer("fragile", String.class, "jrt:/java.base", 1, MICRO);
            failure("mended", "a.Broken");
            answer("mended", String.class, "jrt:/java.base", 1, MICRO);
            RecordingFixture.summary("jaxp", "slow", 1_000, 10 * MICRO, 1_000, 0);
            answer("slow", String.class, "jrt:/java.base", 1_000, 10 * MICRO);
            RecordingFixture.answer("jca", "MD5", String.class, "jrt:/java.base", "", 1, MICRO);
        });
        Path now = recorded(() -> {
            answer(XSLT, Integer.class, XALAN, 1, MILLI);
            answer("new", String.class, "jrt:/java.base", 1, MICRO);
            failure("fragile", "a.Broken");
            answer("mended", String.class, "jrt:/java.base", 1, MICRO);
            RecordingFixture.summary("jaxp", "slow", 1_000, 90 * MICRO, 1_000, 0);
            answer("slow", String.class, "jrt:/java.base", 1_000, 90 * MICRO);
            RecordingFixture.answer("jca", "MD5", Integer.class, "jrt:/java.base", "", 1, MICRO);
        });

        Run run = diff(before, now);

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("7 keys: 1 failing now, 2 answered by others, 1 failing no more, 1 new, 1 gone, 1 slower.")
                .containsSubsequence(
                        "Point jaxp",
                        "  failing now:",
                        "    fragile: java.lang.String from java.base, now throws a.Broken from java.xml",
                        "  answered by others:",
                        "    " + XSLT + ": " + PIPELINE + " from Saxon-HE, now java.lang.Integer from xalan",
                        "  failing no more:",
                        "    mended: ",
                        "  new:",
                        "    new: java.lang.String from java.base",
                        "  gone:",
                        "    gone: java.lang.String from java.base",
                        "  slower:",
                        "    path slow: half of 1,000 within ",
                        "Slower: the median of 100 or more resolutions")
                .containsSubsequence("Point jaxp", "Point jca", "  answered by others:", "    MD5: java.lang.String");
    }

    @Test
    void theSameIsNone() throws Exception {
        Path one = recorded(() -> answer(XSLT, Pipeline.class, SAXON, 1, MILLI));
        Path other = recorded(() -> answer(XSLT, Pipeline.class, "file:/home/a/Saxon-HE-12.4.jar", 7, 30 * MILLI));

        assertThat(diff(one, one).code()).isZero();
        Run run = diff(one, other);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 key: no difference.").doesNotContain("Slower", "one form");
        assertThat(diff(one, other, "--with-versions").code()).isEqualTo(1);
        assertThat(diff(one, other, "--with-versions").out()).contains("from Saxon-HE 12.5, now ", " Saxon-HE 12.4");
    }

    @Test
    void whatDependsOnTheRunIsNone() throws Exception {
        Function<Integer, Runnable> run = seed -> () -> {
            Runnable lambda = seed == 1 ? () -> {} : () -> System.out.print("");
            answer("lock java.lang.Object@" + Integer.toHexString(seed * 123_456_789), String.class, "", 1, MICRO);
            answer(lambda.getClass().getName(), String.class, "", 1, MICRO);
            answer("jdk.proxy" + seed + ".$Proxy" + seed, String.class, "", 1, MICRO);
            answer("lambda", lambda.getClass(), "", 1, MICRO);
        };
        Run same = diff(recorded(run.apply(1)), recorded(run.apply(2)));

        assertThat(same.code()).as(same.out()).isZero();
        assertThat(same.out()).contains("4 keys: no difference.", "are compared in one form.");
    }

    @Test
    void aPathWhoseMedianDoubledIsSlower() throws Exception {
        Path before = recorded(() -> timed(10 * MICRO));
        Path now = recorded(() -> timed(80 * MICRO));
        Path little = recorded(() -> timed(12 * MICRO));

        assertThat(diff(before, now).out())
                .as("percentiles are within 1 %")
                .containsPattern(
                        "    path service: half of 300 within 10\\.\\d µs, now half of 300 within 80\\.\\d µs\n");
        assertThat(diff(before, now, "--key", "k1").out())
                .as("of one key alone")
                .contains("no difference");
        assertThat(diff(before, little).code()).isZero();
    }

    @Test
    void markdownHasAtMost25Lines() throws Exception {
        Path before = recorded(() -> {
            for (int i = 0; i < 60; i++) {
                answer("k|" + i, String.class, SAXON, 1, MICRO);
            }
            answer("slow", String.class, "", 1_000, 10 * MICRO);
            RecordingFixture.summary("jaxp", "service", 1_000, 10 * MICRO, 1_000, 0);
            answer("lock@1", String.class, "", 1, MICRO);
        });
        Path now = recorded(() -> {
            for (int i = 0; i < 60; i++) {
                answer("k|" + i, Integer.class, XALAN, 1, MICRO);
            }
            answer("slow", String.class, "", 1_000, 90 * MICRO);
            RecordingFixture.summary("jaxp", "service", 1_000, 90 * MICRO, 1_000, 0);
            failure("lock@2", "a.Broken");
        });

        Run run = diff(before, now, "--format", "markdown");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSizeLessThanOrEqualTo(25)
                .startsWith("### Answers: 1 failing now, 60 answered by others, 1 slower")
                .contains(
                        "| failing now | jaxp lock@\\# | java.lang.String | throws a.Broken from java.xml |",
                        "| answered by others | jaxp k\\|0 | java.lang.String from Saxon-HE | java.lang.Integer from"
                                + " xalan |",
                        "and 47 more");
        Run same = diff(before, before, "--format", "markdown");
        assertThat(same.code()).isZero();
        assertThat(same.out()).startsWith("### Answers: no difference\n");
    }

    @Test
    void jsonHasAnswersAndTimes() throws Exception {
        Path before = recorded(() -> answer(XSLT, Pipeline.class, SAXON, 1, MILLI));
        Path now = recorded(() -> answer(XSLT, Integer.class, XALAN, 3, MILLI));

        Run run = diff(before, now, "--format", "json");

        var differences = Json.objects(Json.object(run.out()), "differences");
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference)
                    .containsEntry("kind", "changed")
                    .containsEntry("point", "jaxp")
                    .containsEntry("key", XSLT)
                    .containsEntry("path", null);
            assertThat(Json.objects(difference, "now"))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer)
                            .containsEntry("answer", "java.lang.Integer")
                            .containsEntry("jar", "xalan"));
            assertThat(difference.get("timeNow").toString()).contains("count=3");
        });
    }

    @Test
    void foldersAreComparedAsWholes() throws Exception {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        Files.move(recorded(() -> answer("k", String.class, SAXON, 1, MICRO)), a.resolve("1.jfr"));
        Files.move(recorded(() -> answer("l", String.class, SAXON, 1, MICRO)), a.resolve("2.jfr"));
        Files.move(
                recorded(() -> {
                    answer("l", String.class, SAXON, 1, MICRO);
                    answer("k", String.class, SAXON, 1, MICRO);
                }),
                b.resolve("1.jfr"));

        assertThat(diff(a, b).code()).isZero();
        assertThat(diff(a.resolve("1.jfr"), b).code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeComparedIsSaid() throws Exception {
        Path good = recorded(() -> answer("k", String.class, SAXON, 1, MICRO));
        Path none = recorded(() -> {});
        Path summary = recorded(() -> RecordingFixture.summary("jaxp", "", 3, MICRO, 3, 0));

        assertRefused("not compared: ", diff(good, none));
        assertRefused("3 resolutions of jaxp are in no answer", diff(summary, good));
        assertRefused("no answer in it matches the filter", diff(good, summary, "--key", "l"), 2);
        assertRefused("--diff BEFORE NOW", run("--diff", good.toString()));
        assertRefused("may not", diff(good, good, "--jar", "*"));
        assertRefused("no --html, --since", diff(good, good, "--since", "1s"));
        assertRefused("exclude each other", diff(good, good, "--baseline", "x"));
        assertRefused("is for --diff", run(good.toString(), "--format", "markdown"));
        Run missing = diff(good, folder.resolve("missing.jfr"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("no such file", "not compared: not all of it could be read");
        assertThat(missing.out()).isEmpty();
    }

    private static void timed(long nanosEach) {
        RecordingFixture.summary("jaxp", "service", 300, nanosEach, 300, 0);
        for (int i = 0; i < 300; i++) {
            RecordingFixture.answer("jaxp", "k" + i, String.class, "", "", 1, nanosEach);
        }
    }

    private static void assertRefused(String why, Run run) {
        assertRefused(why, run, 1);
    }

    private static void assertRefused(String why, Run run, int lines) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(lines);
        assertThat(run.err()).contains(why).doesNotContain("Exception");
    }

    private static void answer(String key, Class<?> implementation, String source, long count, long nanosEach) {
        RecordingFixture.answer("jaxp", key, implementation, source, "", count, nanosEach);
    }

    private static void failure(String key, String exception) {
        RecordingFixture.answer("jaxp", key, null, "jrt:/java.xml", exception, 1, MICRO);
    }

    private Path recorded(Runnable story) throws Exception {
        return RecordingFixture.record(folder.resolve(files++ + ".jfr"), recording -> story.run());
    }

    private static Run diff(Path before, Path now, String... more) {
        return run(Stream.concat(Stream.of("--diff", before.toString(), now.toString()), Stream.of(more))
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
}
