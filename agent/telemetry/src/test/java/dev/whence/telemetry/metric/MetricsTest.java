package dev.whence.telemetry.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.export.Reading;
import dev.whence.export.Subject;
import dev.whence.telemetry.Readings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void readingsAddUp() {
        metrics.add(Readings.full());
        metrics.add(Readings.full());

        Map<String, String> live = Map.of("whence.point", "pipeline", "whence.path", "live", "whence.mode", "default");
        Map<String, String> none = Map.of("whence.point", "pipeline", "whence.path", "none", "whence.mode", "default");
        assertThat(metrics.durations()).containsOnlyKeys(live, none);
        assertThat(metrics.durations().get(live).count()).isEqualTo(6);
        assertThat(metrics.numbers(Metric.FAILURES)).isEqualTo(Map.of(live, 0.0, none, 2.0));
        assertThat(metrics.numbers(Metric.ANSWERS).values()).containsExactly(6.0, 4.0);
        assertThat(metrics.numbers(Metric.WALKS)).isEqualTo(Map.of(Map.of(), 4.0));
        assertThat(metrics.numbers(Metric.WALK_TIME)).isEqualTo(Map.of(Map.of(), 0.003));
        assertThat(metrics.numbers(Metric.WALKED)).isEqualTo(Map.of(Map.of(), 6_000.0));
        assertThat(metrics.numbers(Metric.ERRORS)).isEqualTo(Map.of(Map.of(), 2.0));
    }

    @Test
    void versionsAreThoseOfNow() {
        metrics.add(Readings.full());
        Map<String, String> used = Map.of("whence.class", "a.Pipeline", "whence.in_use", "true");
        Map<String, String> unused = Map.of("whence.class", "a.Pipeline", "whence.in_use", "false");
        assertThat(metrics.numbers(Metric.VERSIONS)).isEqualTo(Map.of(used, 1.0, unused, 2.0));

        metrics.add(Readings.of("live", 1_000));

        assertThat(metrics.numbers(Metric.VERSIONS)).isEqualTo(Map.of(used, 0.0, unused, 0.0));
    }

    @Test
    void thereAreNoMorePointsThanAllowedAndAllAreCounted() {
        int many = Metrics.MOST + 500;
        List<Reading.Answers> answers = IntStream.range(0, many)
                .mapToObj(i -> Readings.answers("p" + i, 2))
                .toList();
        metrics.add(Readings.reading(List.of(), answers, 0));
        metrics.add(Readings.reading(List.of(), answers, 0));

        Map<Map<String, String>, Double> counted = metrics.numbers(Metric.ANSWERS);
        assertThat(counted).hasSize(Metrics.MOST + 1);
        assertThat(counted.get(Map.of(Metric.OVERFLOW, "true"))).isEqualTo(4.0 * 500);
        assertThat(counted.values().stream().mapToDouble(each -> each).sum()).isEqualTo(4.0 * many);
    }

    @Test
    void aJvmWithoutANameIsToldApart() {
        Subject nameless = new Subject("", "", "", "h-1", 4711, "17", "1.0.0", Readings.BEGUN);

        assertThat(Resource.attributes(nameless))
                .containsEntry("service.name", "unknown_service:java")
                .containsEntry("service.instance.id", "4711@h-1")
                .doesNotContainKey("service.version");
        assertThat(Resource.attributes(Readings.SUBJECT))
                .containsEntry("service.name", "shop")
                .containsEntry("service.version", "1.7")
                .containsEntry("service.instance.id", "i-1");
    }
}
