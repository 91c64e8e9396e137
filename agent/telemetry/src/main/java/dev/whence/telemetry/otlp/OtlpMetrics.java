package dev.whence.telemetry.otlp;

import dev.whence.export.Subject;
import dev.whence.telemetry.metric.Histogram;
import dev.whence.telemetry.metric.Metric;
import dev.whence.telemetry.metric.Metrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** Metrics as the SDK's exporters take them: counted by the agent already, so that nothing is recorded again. */
final class OtlpMetrics {
    private static final ExponentialHistogramBuckets NO_BUCKETS =
            ExponentialHistogramBuckets.create(Histogram.SCALE, 0, List.of());

    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final long begun;

    OtlpMetrics(Subject subject) {
        this.resource = Resource.create(
                attributes(dev.whence.telemetry.metric.Resource.attributes(subject), Attributes.builder()));
        this.scope = InstrumentationScopeInfo.builder("dev.whence")
                .setVersion(subject.whenceVersion())
                .build();
        this.begun = nanos(subject.begun());
    }

    /** All metrics that have points, cumulative. */
    List<MetricData> data(Metrics metrics, Instant time) {
        long now = nanos(time);
        List<MetricData> all = new ArrayList<>();
        if (!metrics.durations().isEmpty()) {
            all.add(durations(metrics.durations(), now));
        }
        for (Metric metric : Metric.values()) {
            if (metric.kind() != Metric.Kind.HISTOGRAM
                    && !metrics.numbers(metric).isEmpty()) {
                all.add(sum(metric, metrics.numbers(metric), now));
            }
        }
        return all;
    }

    private MetricData durations(Map<Map<String, String>, Histogram> durations, long now) {
        List<ExponentialHistogramPointData> points = new ArrayList<>();
        durations.forEach((attributes, histogram) -> points.add(ExponentialHistogramPointData.create(
                Histogram.SCALE,
                histogram.sum(),
                histogram.zeros(),
                false,
                0,
                false,
                0,
                buckets(histogram.buckets()),
                NO_BUCKETS,
                begun,
                now,
                attributes(attributes, Attributes.builder()),
                List.of())));
        Metric metric = Metric.DURATION;
        return ImmutableMetricData.createExponentialHistogram(
                resource,
                scope,
                metric.text(),
                metric.description(),
                metric.unit(),
                ExponentialHistogramData.create(AggregationTemporality.CUMULATIVE, points));
    }

    private static ExponentialHistogramBuckets buckets(SortedMap<Integer, Long> counts) {
        if (counts.isEmpty()) {
            return NO_BUCKETS;
        }
        List<Long> all = new ArrayList<>();
        for (int i = counts.firstKey(); i <= counts.lastKey(); i++) {
            all.add(counts.getOrDefault(i, 0L));
        }
        return ExponentialHistogramBuckets.create(Histogram.SCALE, counts.firstKey(), all);
    }

    private MetricData sum(Metric metric, Map<Map<String, String>, Double> numbers, long now) {
        boolean isMonotonic = metric.kind() != Metric.Kind.LEVEL;
        AggregationTemporality cumulative = AggregationTemporality.CUMULATIVE;
        if (metric.kind() == Metric.Kind.TIME) {
            List<DoublePointData> points = numbers.entrySet().stream()
                    .map(each -> DoublePointData.create(
                            begun, now, attributes(each.getKey(), Attributes.builder()), each.getValue(), List.of()))
                    .toList();
            return ImmutableMetricData.createDoubleSum(
                    resource,
                    scope,
                    metric.text(),
                    metric.description(),
                    metric.unit(),
                    SumData.createDoubleSumData(isMonotonic, cumulative, points));
        }
        List<LongPointData> points = numbers.entrySet().stream()
                .map(each -> LongPointData.create(
                        begun,
                        now,
                        attributes(each.getKey(), Attributes.builder()),
                        each.getValue().longValue()))
                .toList();
        return ImmutableMetricData.createLongSum(
                resource,
                scope,
                metric.text(),
                metric.description(),
                metric.unit(),
                SumData.createLongSumData(isMonotonic, cumulative, points));
    }

    private static Attributes attributes(Map<String, String> texts, AttributesBuilder builder) {
        texts.forEach((name, value) -> {
            // The two attributes that the conventions do not make texts of.
            switch (name) {
                case "process.pid" -> builder.put(name, Long.parseLong(value));
                case "whence.in_use", Metric.OVERFLOW -> builder.put(name, Boolean.parseBoolean(value));
                default -> builder.put(name, value);
            }
        });
        return builder.build();
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
