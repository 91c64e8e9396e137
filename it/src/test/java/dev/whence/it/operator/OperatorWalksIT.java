package dev.whence.it.operator;

import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.harness.jvm.Puppeteer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the application walked over the loaded classes: {@code status} and {@code watch} say what a recording says. */
@Tag("alone")
final class OperatorWalksIT extends OperatorTest {

    private static final Pattern TEXT =
            Pattern.compile("Walks over the loaded classes\\R  ([\\d,]+) took .+; ([\\d,]+) classes walked");
    private static final Pattern RATE = Pattern.compile(" walks=(\\d+\\.\\d)/s ");

    @Test
    void statusSaysWhatARecordingSays() {
        Launch launch = application().agent().recorded("none");
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "DEFAULT", APP);
        String pid = pid(puppet);
        assertThat(walks(pid).number("count")).as("before the first question").isZero();

        long begun = System.nanoTime();
        puppet.resolve("proxy", "run");
        Json first = walks(pid);
        defineAVersion(puppet, "one");
        puppet.resolve("proxy", "run");
        puppet.resolve("proxy", "run");
        Json second = walks(pid);
        String text = succeed("status", pid).out();
        long elapsed = System.nanoTime() - begun;
        puppet.finish();

        List<RecordedEvent> recorded = Events.of(launch.recording()).named("whence.ClassWalk");
        assertThat(recorded)
                .extracting(walk -> walk.getString("reason"))
                .as("the walks of this test")
                .containsExactly("first", "defined");
        assertThat(first.number("count")).isEqualTo(1);
        assertThat(first.number("classes")).isEqualTo(classes(recorded.subList(0, 1)));
        assertThat(second.number("count")).isEqualTo(2);
        assertThat(second.number("classes")).isEqualTo(classes(recorded));
        assertThat(second.number("totalNanos")).isBetween(nanos(recorded) * 9 / 10, elapsed);
        Matcher said = TEXT.matcher(text);
        assertThat(said.find()).as(text).isTrue();
        assertThat(said.group(1)).isEqualTo("2");
        assertThat(said.group(2).replace(",", "")).isEqualTo(Long.toString(classes(recorded)));
    }

    /** Each poll of a session says what came since the last: none, one, none. */
    @Test
    void watchSaysWhenThereWasAWalk() {
        Launch launch = application().agent().recorded("none");
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        Child watch = command("watch", pid(puppet), "--points", "pipeline", "--by", "path", "--interval", "500ms")
                .start();
        assertThat(rate(watch)).as("the walk before the command").isZero();

        defineAVersion(puppet, "one");
        puppet.resolve("proxy", "run");
        double rate = 0;
        while (rate == 0) {
            rate = rate(watch);
        }
        double after = rate(watch);
        watch.signal("INT");
        watch.awaitSuccess();
        OperatorVisit session = OperatorVisit.begin(puppet.child(), "watch", Map.of());
        List<String> polled = session.ask("poll", Map.of());
        session.end();
        puppet.finish();

        List<RecordedEvent> recorded = Events.of(launch.recording()).named("whence.ClassWalk");
        assertThat(recorded).hasSize(2);
        assertThat(rate).as("one in half a second, or a little more").isBetween(0.1, 2.0);
        assertThat(after).isZero();
        assertThat(polled)
                .filteredOn(line -> line.startsWith("walks\t"))
                .singleElement()
                .asString()
                .matches("walks\t2\t\\d+\t" + classes(recorded));
    }

    /** An agent that comes again begins at 0. */
    @Test
    void anotherAgentCountsAnew() {
        Launch launch = application().agent().recorded("none");
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        String pid = pid(puppet);
        assertThat(walks(pid).number("count")).isEqualTo(1);

        succeed("detach", pid);
        succeed("attach", pid, "discovery=on");

        assertThat(walks(pid).number("count")).isZero();
        puppet.resolve("proxy", "run");
        assertThat(walks(pid).number("count")).isEqualTo(1);
        puppet.finish();
    }

    private Json walks(String pid) {
        return Json.of(succeed("status", pid, "--format", "json").out()).object("walks");
    }

    private static void defineAVersion(Puppeteer puppet, String loader) {
        puppet.loader(loader, Shipped.patch()).load(loader);
    }

    /** Of the next interval, in which there is a line for each path. */
    private static double rate(Child watch) {
        String line = watch.awaitOut("20");
        while (!line.contains(" path=live ")) {
            line = watch.awaitOut("20");
        }
        Matcher rate = RATE.matcher(line);
        assertThat(rate.find()).as(line).isTrue();
        return Double.parseDouble(rate.group(1));
    }

    private static long classes(List<RecordedEvent> walks) {
        return walks.stream().mapToLong(walk -> walk.getInt("classes")).sum();
    }

    private static long nanos(List<RecordedEvent> walks) {
        return walks.stream().mapToLong(walk -> walk.getDuration().toNanos()).sum();
    }

    private static String pid(Puppeteer puppet) {
        return Long.toString(puppet.child().pid());
    }
}
