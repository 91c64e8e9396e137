package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.DropIn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody sees first who gives one command, held against what the program counted. */
final class FirstScreenIT extends OperatorTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    /** A context of some 250 beans under load; of its set nobody says a word. */
    @Test
    void theSlowBeanAndThoseThatFail() {
        Child depot =
                Guests.on(application(), "spring").program("guest.spring.Depot").start();
        depot.awaitOut("ready");
        Child record =
                command("record", Long.toString(depot.pid()), "--for", "10s").start();
        record.awaitErr("Recording JVM");

        depot.send("fail");
        String missing = depot.awaitOut("clutch=");
        String broken = depot.awaitOut("gearbox=");
        record.awaitSuccess();

        assertThat(List.of(missing, broken)).containsExactly("clutch=19", "gearbox=10");
        assertThat(screen(record.out()))
                .containsPattern("turbine is answered by Depot\\$Turbine from guests\\.jar, [\\d,]+ times, \\d\\d %")
                .contains(
                        "spring clutch always fails, 19 times: NoSuchBeanDefinitionException from spring-beans.jar",
                        "spring gearbox always fails, 10 times: BeanCreationException from spring-beans.jar");
        assertThat(record.out())
                .contains("Answers of spring: ", "29 failed")
                .doesNotContain("One key, two answers", "Points that matched nothing");
        assertThat(record.err()).contains("Points: ", "spring").doesNotContain("Not woven", "Nothing was resolved");
        assertThat(depot.isAlive()).isTrue();
        depot.awaitSuccess();
    }

    /** From the start, by the sets that fit; which do is not known yet. */
    @Test
    void aJarThatTakesOverInTheMiddle() {
        Path xerces = Guests.libraries("jaxp").stream()
                .filter(jar -> jar.getFileName().toString().equals("xercesImpl.jar"))
                .findFirst()
                .orElseThrow();
        Launch launch = children.launch(jdk).agent("points=auto").recorded();
        Child program = launch.main(DropIn.class, folder.toString(), xerces.toString())
                .start()
                .awaitSuccess();
        Map<String, String> truth = program.out()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

        String report = words(succeed("report", launch.recording().toString()).out());

        assertThat(report)
                .contains("jaxp javax.xml.parsers.DocumentBuilderFactory has 2 answers, the second since ")
                .contains("One key, two answers");
        Matcher change = Pattern.compile("jaxp javax\\.xml\\.parsers\\.DocumentBuilderFactory: (\\S+) from java\\.xml"
                        + " \\((\\d+), \\S+ to \\S+\\), then (\\S+) from dropped\\.jar \\S* ?\\((\\d+), \\S+ to \\S+\\);"
                        + " changed at (\\S+)\\.")
                .matcher(report);
        assertThat(change.find()).as(report).isTrue();
        assertThat(List.of(change.group(1), change.group(2), change.group(3), change.group(4)))
                .containsExactly(
                        truth.get("before.class"),
                        truth.get("before.count"),
                        truth.get("after.class"),
                        truth.get("after.count"));
        assertThat(LocalTime.parse(change.group(5)))
                .isBetween(time(truth.get("after.since")).minusNanos(1_000_000), time(truth.get("after.until")));
    }

    /** All was chosen before anybody looked; nothing is resolved any more. */
    @Test
    void whatWasChosenLongAgo() {
        Puppeteer puppet = Puppeteer.start(Guests.on(application(), "logging"));
        puppet.ask("call", Puppeteer.APP, "org.slf4j.LoggerFactory", "getLogger", "x");
        puppet.ask("call", Puppeteer.APP, "java.security.MessageDigest", "getInstance", "SHA-384");
        puppet.ask(
                "call",
                Puppeteer.APP,
                "javax.xml.xpath.XPathFactory",
                "newInstance",
                "http://java.sun.com/jaxp/xpath/dom");

        Child answers = succeed("answers", Long.toString(puppet.child().pid()));

        assertThat(answers.out())
                .contains("Answers of logging: 1 found, chosen earlier\n")
                .containsPattern("org\\.slf4j\\.simple\\.SimpleServiceProvider +slf4j-simple\\.jar \\S* *found")
                .containsPattern("1 of \\d+ +sun\\.security\\.provider\\.Sun +java\\.base +found")
                .doesNotContain("0 resolutions", "0 ns");
        assertThat(answers.err())
                .containsPattern("Earlier choices are not known for [^:]*jaxp[^:]*: no known field keeps them")
                .doesNotContainPattern("is not known for [^:]*(logging|jca)")
                .contains("is left as it was found");
        puppet.finish();
    }

    private static LocalTime time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis))
                .atOffset(ZoneOffset.UTC)
                .toLocalTime();
    }

    /** The first rows of a terminal, as one line. */
    private static String screen(String text) {
        return words(
                text.lines().flatMap(line -> rows(line).stream()).limit(ROWS).collect(Collectors.joining("\n")));
    }

    private static List<String> rows(String line) {
        return line.length() <= COLUMNS
                ? List.of(line)
                : IntStream.rangeClosed(0, (line.length() - 1) / COLUMNS)
                        .mapToObj(i -> line.substring(i * COLUMNS, Math.min(line.length(), (i + 1) * COLUMNS)))
                        .toList();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
