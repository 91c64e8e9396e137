package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Answering;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which implementation answered, how often, from where: held against what the program counted itself. */
@Tag("torture")
final class AnswersIT extends OnEachJdk {

    private static final String ANSWER = "whence.Answer";
    private static final int MOST_ROWS = 1_000;
    private static final long MEGABYTE = 1 << 20;

    private static final String DIGESTS = """
            digest = java.security.Provider$Service::newInstance
            digest.key = this.algorithm
            """;

    /** Rounding of a sum to nanoseconds, for each event. */
    private static final long ROUNDING = 4;

    /** Two providers, eight threads, almost no single event. */
    @Test
    void twoImplementationsOfOneKey() {
        Launch launch = children.launch(jdk);
        Launch recorded = launch.agent("points=none", points(launch, DIGESTS), "events.max=100", "cost.max=off")
                .recorded();
        Map<String, Long> counted = counts(Guests.on(recorded, "jca")
                .main(Answering.class, "digests", "8", "1000000")
                .start());

        assertThat(counted).containsOnlyKeys("BC", "SUN").containsValues(7_200_000L, 800_000L);
        List<RecordedEvent> answers = answers(launch, "digest").stream()
                .filter(event -> "SHA-512/224".equals(event.getString("key")))
                .toList();
        Map<String, Long> byJar = answers.stream()
                .collect(Collectors.groupingBy(
                        event -> event.getString("source").endsWith("/bcprov-jdk18on.jar")
                                ? "BC"
                                : event.getString("source").equals("jrt:/java.base") ? "SUN" : event.toString(),
                        TreeMap::new,
                        Collectors.summingLong(event -> event.getLong("count"))));
        assertThat(byJar).as("by jar").isEqualTo(counted);
        assertThat(answers).allSatisfy(event -> {
            boolean castle = event.getString("source").endsWith("/bcprov-jdk18on.jar");
            assertThat(event.getClass("implementation").getName())
                    .startsWith(castle ? "org.bouncycastle." : "sun.security.provider.");
            assertThat(event.getString("sourceVersion"))
                    .as("neither manifest has an Implementation-Version")
                    .isEmpty();
            assertThat(event.getString("failure")).isEmpty();
            assertThat(event.getBoolean("found")).isFalse();
            assertThat(event.getInstant("firstSeen"))
                    .isBeforeOrEqualTo(event.getInstant("lastSeen"))
                    .isAfter(event.getStartTime().minus(Duration.ofMinutes(2)));
            assertThat(event.getInstant("lastSeen"))
                    .isBeforeOrEqualTo(event.getStartTime().plusMillis(100));
        });
        Events events = Events.of(launch.recording());
        assertThat(events.named("whence.Resolution").size()).as("single events").isLessThan(100_000);
        assertThat(sum(events.named("whence.Summary"), event -> event.getLong("count")))
                .isEqualTo(sum(answers(launch, "digest"), event -> event.getLong("count")));
    }

    @Test
    void aMillionKeysStayWithinTheBound() {
        Launch launch = children.launch(jdk);
        Map<String, Long> counted = counts(launch.agent(
                        "points=none",
                        points(launch, "find = " + Answering.class.getName() + "::find\nfind.key = 0\n"),
                        "cost.max=off")
                .recorded("none,+whence.Answer#enabled=true")
                .main(Answering.class, "keys", "1000000")
                .start());

        List<RecordedEvent> answers = answers(launch, "find");
        assertThat(sum(answers, event -> event.getLong("count"))).isEqualTo(1_000_000L);
        Map<Boolean, List<RecordedEvent>> byRest =
                answers.stream().collect(Collectors.partitioningBy(event -> "*".equals(event.getString("key"))));
        assertThat(byRest.get(false)).hasSize(MOST_ROWS).allSatisfy(event -> {
            assertThat(event.getString("key")).startsWith("a.key.that.is.made.anew/");
            assertThat(event.getLong("count")).isOne();
        });
        assertThat(sum(byRest.get(true), event -> event.getLong("count"))).isEqualTo(1_000_000L - MOST_ROWS);
        assertThat(byRest.get(true))
                .allSatisfy(event ->
                        assertThat(event.getClass("implementation").getName()).isEqualTo("java.lang.Boolean"));
        assertThat(counted.get("grown")).as("bytes of heap").isLessThanOrEqualTo(MEGABYTE);
    }

    /** Self time adds up to the outermost one; a point's own time counts each second once. */
    @Test
    void timesOfNestedResolutionsAreCountedOnce() {
        Launch launch = children.launch(jdk);
        String points = "outer = NAME::outer\nouter.key = 0\ninner = NAME::inner\ninner.key = 0\n"
                .replace("NAME", Answering.class.getName());
        Map<String, Long> counted = counts(launch.agent("points=none", points(launch, points))
                .recorded()
                .main(Answering.class, "nested", "10000")
                .start());

        List<RecordedEvent> outer = answers(launch, "outer");
        List<RecordedEvent> inner = answers(launch, "inner");
        List<RecordedEvent> innermost = inner.stream()
                .filter(event -> event.getString("key").equals("innermost"))
                .toList();
        assertThat(sum(outer, event -> event.getLong("count"))).isEqualTo(counted.get("outer"));
        assertThat(sum(inner, event -> event.getLong("count"))).isEqualTo(counted.get("inner"));
        assertThat(keys(inner)).containsExactlyInAnyOrder("inner", "innermost");
        long rounding = ROUNDING * (outer.size() + inner.size());
        assertThat(nanos(outer, "outermost")).isEqualTo(nanos(outer, "total"));
        assertThat(nanos(innermost, "outermost")).isZero();
        assertThat(nanos(innermost, "self")).isEqualTo(nanos(innermost, "total"));
        assertThat(nanos(inner, "outermost"))
                .isEqualTo(nanos(inner, "total") - nanos(innermost, "total"))
                .isPositive();
        assertThat(nanos(outer, "self") + nanos(inner, "self"))
                .as("self time of both points")
                .isCloseTo(nanos(outer, "total"), within(rounding));
        List<RecordedEvent> summaries = Events.of(launch.recording()).named("whence.Summary");
        assertThat(nanos(summaries, "self"))
                .as("self time in the summaries")
                .isCloseTo(nanos(outer, "total"), within(ROUNDING * summaries.size() + rounding));
        assertThat(nanos(summaries, "outermost"))
                .isCloseTo(
                        nanos(outer, "total") + nanos(inner, "outermost"),
                        within(ROUNDING * summaries.size() + rounding));
    }

    private static String points(Launch launch, String text) {
        return "points.file=" + Io.attempt(() -> Files.writeString(launch.scratch("points.properties"), text));
    }

    private static List<RecordedEvent> answers(Launch launch, String point) {
        return Events.of(launch.recording()).named(ANSWER).stream()
                .filter(event -> point.equals(event.getString("point")))
                .toList();
    }

    private static Set<String> keys(List<RecordedEvent> events) {
        return events.stream().map(event -> event.getString("key")).collect(Collectors.toSet());
    }

    private static long nanos(List<RecordedEvent> events, String field) {
        return sum(events, event -> event.getDuration(field).toNanos());
    }

    private static long sum(List<RecordedEvent> events, ToLongFunction<RecordedEvent> figure) {
        return events.stream().mapToLong(figure).sum();
    }

    private static Map<String, Long> counts(Child program) {
        return program.awaitSuccess()
                .out()
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> Long.valueOf(line.substring(line.indexOf('=') + 1))));
    }
}
