package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording that has something that most have not.
 *
 * @param recording the recording
 * @param reasons what it has, the gravest first, each a clause; not empty
 */
public record NotableRecording(RecordingReport recording, List<String> reasons) {
    /** A median of fewer recordings says nothing. */
    private static final int FEWEST_RECORDINGS = 3;

    /** A mean of fewer resolutions is that of the first ones, which load classes. */
    private static final long FEWEST_RESOLUTIONS = 100;

    /** How many times the median of its group the slowest takes. */
    private static final double SLOW = 1.5;

    /** The notable ones of several recordings, the gravest first. */
    public static List<NotableRecording> of(List<RecordingReport> recordings) {
        String version = usualVersion(recordings);
        Map<RecordingReport, String> slowest = slowest(recordings);
        List<Graded> notable = new ArrayList<>();
        for (RecordingReport recording : recordings) {
            Reasons reasons = new Reasons();
            reading(recording, reasons);
            agent(recording.agent(), version, reasons);
            if (recording.lostBytes() > 0) {
                reasons.add(Gravity.LOST, "the recorder lost " + HumanReadable.plural(recording.lostBytes(), "byte"));
            }
            String slow = slowest.get(recording);
            if (slow != null) {
                reasons.add(Gravity.SLOWEST, slow);
            }
            if (recording.repeated() > 0) {
                reasons.add(
                        Gravity.REPEATED,
                        recording.repeated() == recording.chunks()
                                ? "all of it is in an earlier file, and counted there"
                                : HumanReadable.plural(recording.repeated(), "chunk") + " counted in an earlier file");
            }
            if (!reasons.texts.isEmpty()) {
                notable.add(new Graded(reasons.gravest, new NotableRecording(recording, List.copyOf(reasons.texts))));
            }
        }
        return notable.stream()
                .sorted(Comparator.comparing(Graded::gravity))
                .map(Graded::notable)
                .toList();
    }

    /** The gravest first. */
    private enum Gravity {
        INCOMPLETE,
        SILENT,
        AGENT_ERRORS,
        LOST,
        GAVE_WAY,
        OTHER_VERSION,
        SLOWEST,
        REPEATED
    }

    private record Graded(Gravity gravity, NotableRecording notable) {}

    /** Reasons are added in the order of their gravity. */
    private static final class Reasons {
        private final List<String> texts = new ArrayList<>();
        private Gravity gravest = Gravity.REPEATED;

        void add(Gravity gravity, String text) {
            gravest = texts.isEmpty() ? gravity : gravest;
            texts.add(text);
        }
    }

    private static void reading(RecordingReport recording, Reasons reasons) {
        if (!recording.complete()) {
            reasons.add(Gravity.INCOMPLETE, "incomplete");
        }
        if (recording.activity().resolutions() == 0 && recording.repeated() < recording.chunks()) {
            reasons.add(Gravity.SILENT, recording.events() == 0 ? "no event of Whence" : "no resolution");
        }
    }

    private static void agent(@Nullable AgentReport agent, String usualVersion, Reasons reasons) {
        if (agent == null) {
            return;
        }
        if (agent.errors() > 0) {
            reasons.add(Gravity.AGENT_ERRORS, HumanReadable.plural(agent.errors(), "error") + " of the agent");
        }
        if (agent.exhausted() > 0) {
            reasons.add(
                    Gravity.AGENT_ERRORS, HumanReadable.plural(agent.exhausted(), "call") + " or more not recorded");
        }
        if (!agent.gaveWay().isEmpty()) {
            reasons.add(
                    Gravity.GAVE_WAY,
                    HumanReadable.plural(agent.gaveWay().size(), "point") + " gave way to their cost");
        }
        if (!agent.version().equals(usualVersion)) {
            reasons.add(Gravity.OTHER_VERSION, "agent " + agent.version() + ", most have " + usualVersion);
        }
    }

    /** The version of the agent in most of the recordings; of two as frequent, the later in the order of text. */
    private static String usualVersion(List<RecordingReport> recordings) {
        Map<String, Integer> versions = new HashMap<>();
        for (RecordingReport recording : recordings) {
            AgentReport agent = recording.agent();
            if (agent != null) {
                versions.merge(agent.version(), 1, Integer::sum);
            }
        }
        return versions.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Of each group, the one whose resolutions take longest, where that is much longer than those of the others. */
    private static Map<RecordingReport, String> slowest(List<RecordingReport> recordings) {
        Map<RecordingReport, String> slowest = new IdentityHashMap<>();
        for (RecordingGroup group : RecordingGroup.of(recordings)) {
            List<RecordingReport> byMean = group.recordings().stream()
                    .filter(recording -> recording.activity().resolutions() >= FEWEST_RESOLUTIONS)
                    .sorted(Comparator.comparingLong(NotableRecording::mean))
                    .toList();
            if (byMean.size() < FEWEST_RECORDINGS) {
                continue;
            }
            RecordingReport last = byMean.get(byMean.size() - 1);
            long median = mean(byMean.get((byMean.size() - 1) / 2));
            if (mean(last) >= SLOW * median) {
                slowest.put(
                        last,
                        "the slowest" + (group.name().isEmpty() ? "" : " of " + group.name()) + ": "
                                + HumanReadable.time(mean(last)) + " a resolution, the median is "
                                + HumanReadable.time(median));
            }
        }
        return slowest;
    }

    private static long mean(RecordingReport recording) {
        return recording.activity().totalNanos() / recording.activity().resolutions();
    }
}
