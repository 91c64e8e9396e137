package dev.whence.telemetry.metric;

import dev.whence.export.Reading;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What has come since counting began. Each metric has as many points as it has sets of attributes, up to {@value #MOST};
 * what comes beyond is counted in one point for all of it, so that the sums stay exact.
 */
public final class Metrics {
    /** Points of a metric with attributes of their own. */
    static final int MOST = 2_000;

    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> REST = Map.of(Metric.OVERFLOW, "true");
    private static final double NANOS = 1e9;

    private final Map<Map<String, String>, Histogram> durations = new LinkedHashMap<>();
    private final Map<Metric, Map<Map<String, String>, Double>> numbers = new EnumMap<>(Metric.class);

    /** Begins at 0. */
    public Metrics() {
        for (Metric metric : Metric.values()) {
            if (metric.kind() != Metric.Kind.HISTOGRAM) {
                numbers.put(metric, new LinkedHashMap<>());
            }
        }
    }

    /** Adds what happened. */
    public void add(Reading reading) {
        for (Reading.Durations each : reading.durations()) {
            Map<String, String> attributes =
                    attributes("whence.point", each.point(), "whence.path", each.path(), "whence.mode", each.mode());
            place(durations, attributes, Histogram::new).add(each);
            add(Metric.FAILURES, attributes, each.failures());
        }
        for (Reading.Answers each : reading.answers()) {
            add(
                    Metric.ANSWERS,
                    attributes(
                            "whence.point", each.point(),
                            "whence.path", each.path(),
                            "whence.mode", each.mode(),
                            "whence.implementation", each.implementation(),
                            "whence.source", each.source(),
                            "whence.source.version", each.sourceVersion(),
                            "error.type", each.failure()),
                    each.count());
        }
        add(Metric.WALKS, NONE, reading.walks());
        add(Metric.WALK_TIME, NONE, reading.walkNanos() / NANOS);
        add(Metric.WALKED, NONE, reading.walkedClasses());
        add(Metric.ERRORS, NONE, reading.errors());
        Map<Map<String, String>, Double> versions = numbers.get(Metric.VERSIONS);
        // One that is gone is 0 from now on, and not forgotten.
        versions.replaceAll((attributes, before) -> 0.0);
        for (Reading.Version each : reading.versions()) {
            add(
                    Metric.VERSIONS,
                    attributes("whence.class", each.type(), "whence.in_use", Boolean.toString(each.inUse())),
                    1);
        }
    }

    /** How long resolutions took, by their attributes. */
    public Map<Map<String, String>, Histogram> durations() {
        return Collections.unmodifiableMap(durations);
    }

    /** The numbers of any other metric, by their attributes. */
    public Map<Map<String, String>, Double> numbers(Metric metric) {
        return Collections.unmodifiableMap(numbers.get(metric));
    }

    private void add(Metric metric, Map<String, String> attributes, double more) {
        Map<Map<String, String>, Double> points = numbers.get(metric);
        points.merge(place(points, attributes), more, Double::sum);
    }

    private static <T> T place(Map<Map<String, String>, T> points, Map<String, String> attributes, Supplier<T> fresh) {
        return points.computeIfAbsent(place(points, attributes), any -> fresh.get());
    }

    private static Map<String, String> place(Map<Map<String, String>, ?> points, Map<String, String> attributes) {
        return points.containsKey(attributes) || points.size() < MOST ? attributes : REST;
    }

    /** Names and values by turns; an empty value means that there is none. */
    private static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                attributes.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return attributes;
    }
}
