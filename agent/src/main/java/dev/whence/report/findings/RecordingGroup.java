package dev.whence.report.findings;

import dev.whence.report.answer.NaturalOrder;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The recordings of one version of a service.
 *
 * @param name the service and its version; empty where nobody said
 * @param recordings in the order given
 */
public record RecordingGroup(String name, List<RecordingReport> recordings) {
    /** What is read in the place of an empty name. */
    public static final String NAMELESS = "(no service)";

    /** By service and version, in the order of their names; those without a service last. */
    public static List<RecordingGroup> of(List<RecordingReport> recordings) {
        Map<String, List<RecordingReport>> groups =
                new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(NaturalOrder.OF_TEXTS));
        for (RecordingReport recording : recordings) {
            groups.computeIfAbsent(name(recording), name -> new ArrayList<>()).add(recording);
        }
        return groups.entrySet().stream()
                .map(group -> new RecordingGroup(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** The service that a recording is of, and its version; empty where nobody said. */
    public static String name(RecordingReport recording) {
        AgentReport agent = recording.agent();
        return agent == null || agent.service().isEmpty()
                ? ""
                : agent.serviceVersion().isEmpty() ? agent.service() : agent.service() + " " + agent.serviceVersion();
    }

    /** How many services the groups are of; those without a name are none. */
    public static long services(List<RecordingGroup> groups) {
        return groups.stream()
                .map(group -> group.recordings().get(0).agent())
                .filter(agent -> agent != null && !agent.service().isEmpty())
                .map(AgentReport::service)
                .distinct()
                .count();
    }

    /** The name for a person. */
    public String shown() {
        return name.isEmpty() ? NAMELESS : name;
    }

    /** How long its recordings are together, in nanoseconds. */
    public long spanNanos() {
        return recordings.stream().mapToLong(RecordingReport::spanNanos).sum();
    }

    public long resolutions() {
        return recordings.stream()
                .mapToLong(recording -> recording.activity().resolutions())
                .sum();
    }

    public long failures() {
        return recordings.stream()
                .mapToLong(recording -> recording.activity().failures())
                .sum();
    }

    /** What a resolution took on average, in nanoseconds; 0 where there is none. */
    public long meanNanos() {
        long resolutions = resolutions();
        return resolutions == 0
                ? 0
                : recordings.stream()
                                .mapToLong(recording -> recording.activity().totalNanos())
                                .sum()
                        / resolutions;
    }
}
