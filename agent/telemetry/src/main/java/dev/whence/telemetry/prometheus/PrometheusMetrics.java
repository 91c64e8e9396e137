package dev.whence.telemetry.prometheus;

import dev.whence.export.Subject;
import dev.whence.telemetry.metric.Histogram;
import dev.whence.telemetry.metric.Metric;
import dev.whence.telemetry.metric.Metrics;
import dev.whence.telemetry.metric.Resource;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Metrics as Prometheus's client library takes them, under the names that an OpenTelemetry collector gives them for
 * Prometheus.
 */
final class PrometheusMetrics {
    /** The finest that Prometheus knows: buckets 0.271 % wide, two of OpenTelemetry's scale 9 in each. */
    static final int SCHEMA = 8;

    /** For those who take no native histograms: seconds. */
    static final double[] BOUNDS = {
        1e-7,
        2.5e-7,
        5e-7,
        1e-6,
        2.5e-6,
        5e-6,
        1e-5,
        2.5e-5,
        5e-5,
        1e-4,
        2.5e-4,
        5e-4,
        1e-3,
        2.5e-3,
        5e-3,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        Double.POSITIVE_INFINITY
    };

    private final Subject subject;

    PrometheusMetrics(Subject subject) {
        this.subject = subject;
    }

    /** All of them. */
    MetricSnapshots snapshots(Metrics metrics) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        all.metricSnapshot(InfoSnapshot.builder()
                .name("target")
                .help("Whose metrics these are")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(labels(Resource.attributes(subject)))
                        .build())
                .build());
        if (!metrics.durations().isEmpty()) {
            all.metricSnapshot(durations(metrics.durations()));
        }
        for (Metric metric : Metric.values()) {
            if (metric.kind() != Metric.Kind.HISTOGRAM
                    && !metrics.numbers(metric).isEmpty()) {
                if (metric.kind() == Metric.Kind.LEVEL) {
                    all.metricSnapshot(gauge(metric, metrics.numbers(metric)));
                } else {
                    all.metricSnapshot(counter(metric, metrics.numbers(metric)));
                }
            }
        }
        return all.build();
    }

    /** Without the suffix that a counter has. */
    private static String name(Metric metric) {
        return metric.text().replace('.', '_') + (metric.unit().equals("s") ? "_seconds" : "");
    }

    private static Labels labels(Map<String, String> attributes) {
        Labels.Builder labels = Labels.builder();
        attributes.forEach((name, value) -> labels.label(name.replace('.', '_'), value));
        return labels.build();
    }

    private HistogramSnapshot durations(Map<Map<String, String>, Histogram> durations) {
        HistogramSnapshot.Builder all =
                HistogramSnapshot.builder().name(name(Metric.DURATION)).help(Metric.DURATION.description());
        durations.forEach((attributes, histogram) -> {
            HistogramSnapshot.HistogramDataPointSnapshot.Builder point =
                    HistogramSnapshot.HistogramDataPointSnapshot.builder()
                            .nativeSchema(SCHEMA)
                            .nativeZeroCount(histogram.zeros())
                            .nativeBucketsForPositiveValues(buckets(histogram.buckets()))
                            .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, histogram.between(BOUNDS)));
            point.sum(histogram.sum());
            point.labels(labels(attributes));
            point.createdTimestampMillis(subject.begun().toEpochMilli());
            all.dataPoint(point.build());
        });
        return all.build();
    }

    /** Two of ours are one there; and theirs are numbered by the upper bound. */
    private static NativeHistogramBuckets buckets(SortedMap<Integer, Long> counts) {
        SortedMap<Integer, Long> coarser = new TreeMap<>();
        counts.forEach((index, count) -> coarser.merge((index >> Histogram.SCALE - SCHEMA) + 1, count, Long::sum));
        return NativeHistogramBuckets.of(
                coarser.keySet().stream().toList(), coarser.values().stream().toList());
    }

    private CounterSnapshot counter(Metric metric, Map<Map<String, String>, Double> numbers) {
        CounterSnapshot.Builder all =
                CounterSnapshot.builder().name(name(metric)).help(metric.description());
        numbers.forEach((attributes, number) -> all.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(number)
                .labels(labels(attributes))
                .createdTimestampMillis(subject.begun().toEpochMilli())
                .build()));
        return all.build();
    }

    private static GaugeSnapshot gauge(Metric metric, Map<Map<String, String>, Double> numbers) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name(metric)).help(metric.description());
        numbers.forEach((attributes, number) -> all.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .value(number)
                .labels(labels(attributes))
                .build()));
        return all.build();
    }
}
