package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Guarded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A baseline of answers, with programs on other people's libraries: what is the same in each run, and what is not. */
final class AnswersBaselineIT extends OperatorTest {

    private static final String FACTORY = "javax.xml.transform.TransformerFactory";
    private static final String TARGET = Guarded.class.getName();
    private static final String WITH_STACKS = "default,+whence.Resolution#stackTrace=true";
    private static final String[] ANEW = {"proxy", "hidden", "lambda", "identity", "random"};

    @Test
    void twoRunsAreTheSameAndAnotherLibraryIsADeparture() throws IOException {
        Path saxon = recorded("default", List.of("Saxon-HE", "xmlresolver"), ANEW);
        Path again = recorded("default", List.of("Saxon-HE", "xmlresolver"), ANEW);
        Path xalan = recorded(WITH_STACKS, List.of("xalan", "serializer"), "proxy", "absent");

        succeed("report", saxon.toString(), "--baseline", "a.answers", "--update");
        succeed("report", again.toString(), "--baseline", "b.answers", "--update");

        Path baseline = operatorsFolder.resolve("a.answers");
        String text = Files.readString(baseline);
        assertThat(operatorsFolder.resolve("b.answers")).content().isEqualTo(text);
        assertThat(text.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()))
                .containsExactly(
                        "find " + TARGET + "$$Lambda -> java.lang.String from java.base",
                        "find hidden -> " + TARGET + "$$Lambda from target/test-classes",
                        "find \"lock java.lang.Object@#\" -> java.lang.String from java.base",
                        "find proxy -> jdk.proxy.$Proxy",
                        "find \"session #\" -> java.lang.String from java.base",
                        "jaxp " + FACTORY + " -> net.sf.saxon.TransformerFactoryImpl from Saxon-HE");
        assertThat(succeed("report", again.toString(), "--baseline", "a.answers")
                        .out())
                .contains("a.answers: kept, with 6 answers of 6 allowed");

        Child broken = run("report", xalan.toString(), "--baseline", "a.answers", "--update");

        assertThat(broken.awaitExit()).as(broken.story()).isEqualTo(1);
        assertThat(broken.out())
                .contains(
                        "a.answers: BROKEN, with 3 answers, of which 2 departures",
                        "jaxp " + FACTORY + ": net.sf.saxon.TransformerFactoryImpl from Saxon-HE before, now"
                                + " org.apache.xalan.processor.TransformerFactoryImpl from xalan 2.7.3",
                        "find absent: throws java.util.NoSuchElementException from java.base",
                        "by thread main, " + TARGET + ".main:",
                        "by thread main, " + TARGET + ".ask:",
                        "Not seen this time:",
                        "--update only tightens: the file was left as it is.");
        assertThat(baseline).content().isEqualTo(text);
        assertThat(broken.err()).isEmpty();

        Child same = succeed("report", "--diff", saxon.toString(), again.toString());
        assertThat(same.out()).contains("6 keys: no difference.", "are compared in one form");
        Child differs = run("report", "--diff", saxon.toString(), xalan.toString(), "--format", "markdown");
        assertThat(differs.awaitExit()).as(differs.story()).isEqualTo(1);
        assertThat(differs.out().lines())
                .hasSizeLessThanOrEqualTo(25)
                .contains("| answered by others | jaxp " + FACTORY
                        + " | net.sf.saxon.TransformerFactoryImpl from Saxon-HE"
                        + " | org.apache.xalan.processor.TransformerFactoryImpl from xalan |")
                .filteredOn(line -> line.startsWith("| new |"))
                .singleElement()
                .isEqualTo("| new | find absent |  | throws java.util.NoSuchElementException from java.base |");
        assertNothingLeftBut("a.answers", "b.answers");
    }

    @Test
    void isCheckedAtTheEndOfARecord() throws IOException {
        BusyApplication application = busy();
        String[] record = {"record", application.pid(), "--for", "300ms", "--baseline", "b", "--out"};
        assertThat(refused(2, words(record, "none.jfr"))).isEqualTo("b: no such file (--update makes it)");
        assertNothingLeftBut();

        assertThat(succeed(words(record, "made.jfr", "--update")).out())
                .contains("Baseline", "b: kept, with 2 answers of 2 allowed");
        Path baseline = operatorsFolder.resolve("b");
        assertThat(baseline)
                .content()
                .contains("\npipeline run -> trend.analysis.TrendPipeline from trend-app\n"
                        + "pipeline runFull -> trend.analysis.TrendPipeline from trend-app\n");
        Files.writeString(baseline, Files.readString(baseline).replace("from trend-app", "from trend-app-patch"));
        Child broken = run(words(record, "broken.jfr"));

        assertThat(broken.awaitExit()).as(broken.story()).isEqualTo(1);
        assertThat(broken.out())
                .contains("b: BROKEN", "from trend-app-patch before, now trend.analysis.TrendPipeline from trend-app");
        Child nothing = run(words(record, "nothing.jfr", "--points", "none", "--point", "mine:no.such.Type::find"));
        assertThat(nothing.awaitExit()).as(nothing.story()).isEqualTo(2);
        assertThat(nothing.out()).contains("b: not judged: there is no answer in it");
        assertThat(application.ask("property", "dev.whence.agent")).isEqualTo("null");
    }

    /** A recording of the program on some of the jars of XSLT. */
    private Path recorded(String settings, List<String> jars, String... kinds) throws IOException {
        Launch launch = children.launch(jdk);
        Path points =
                Files.writeString(launch.scratch("points.properties"), "find = " + TARGET + "::find\nfind.key = 0\n");
        launch.agent("points=jaxp", "points.file=" + points)
                .recorded(settings)
                .classPath(Guests.libraries("xslt").stream()
                        .filter(jar -> jars.stream()
                                .anyMatch(name -> jar.getFileName().toString().startsWith(name + "-")))
                        .toArray(Path[]::new))
                .main(Guarded.class, kinds)
                .start()
                .awaitSuccess();
        return launch.recording();
    }

    private static String[] words(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
