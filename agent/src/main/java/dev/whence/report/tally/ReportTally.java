package dev.whence.report.tally;

import dev.whence.agent.protocol.Buckets;
import dev.whence.agent.protocol.EventNames;
import dev.whence.origin.LinkageFailures;
import dev.whence.origin.LinkageReport;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.Reading;
import dev.whence.recording.RecordingReader;
import dev.whence.report.answer.Span;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Advice;
import dev.whence.report.findings.WalkSetting;
import dev.whence.report.sound.ReportLimits;
import dev.whence.report.sound.SoundEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers recordings, one after the other, into one report. */
public final class ReportTally {
    private final Span span;
    private final RecordingReader reader = new RecordingReader();
    private final Set<ChunkInfo> counted = new HashSet<>();
    private final ReportLimits limits = new ReportLimits();
    private final ActivityTotals all = new ActivityTotals();
    private final RotatedRecordings rotated = new RotatedRecordings();
    private final MergedVersions versions = new MergedVersions();
    private final SlowestAnswers slowest = new SlowestAnswers();
    private final Candidates candidates = new Candidates();
    private final MergedAnswers answers = new MergedAnswers();
    private final MergedSingleEvents singleEvents = new MergedSingleEvents();
    private final Set<String> unmatched = new LinkedHashSet<>();
    /** By the properties of the JVM, which name its class path. */
    private final Map<Map<String, String>, LinkageFailures> failures = new LinkedHashMap<>();

    private final SeriesShare series = new SeriesShare();
    private final SharedTexts texts = new SharedTexts();
    private final List<RecordingReport> reports = new ArrayList<>();
    private @Nullable AgentReport agent;

    /**
     * Makes an empty one.
     *
     * @param span which part of each recording is reported
     */
    public ReportTally(Span span) {
        this.span = span;
    }

    /** Loads what reading needs of the agent's own classes. */
    public static void prepare() {
        Buckets.read("00", (bucket, count) -> {});
    }

    /**
     * Reads a file, and adds what its complete chunks hold.
     *
     * @return what is missing or unsound in it, each a clause for one line; empty for a whole recording
     * @throws IOException if the file cannot be opened or read
     */
    public List<String> add(Path file) throws IOException {
        RecordingTally tally = new RecordingTally(counted, span);
        Reading reading = reader.read(file, new SoundEvents(tally, limits, counted));
        if (reading.chunks() > 0) {
            add(file, reading, tally);
        }
        return reading.complaints();
    }

    /** What all of them say; null where not one could be read. */
    public @Nullable Report report() {
        if (reports.isEmpty()) {
            return null;
        }
        rotated.settleInto(all, answers);
        ActivityReport together = all.report();
        return new Report(
                RecordingNames.named(reports),
                together,
                agent,
                answers.report(),
                singleEvents.report(),
                slowest.report(),
                candidates.report(),
                versions.report(),
                List.copyOf(unmatched),
                Advice.on(together, WalkSetting.of(reports)));
    }

    /** What failed to link in them, not yet joined with any jar. */
    public List<LinkageReport> linkage() {
        List<LinkageReport> linkage = new ArrayList<>();
        failures.forEach((properties, failed) -> linkage.add(new LinkageReport(properties, failed.report())));
        return linkage;
    }

    private void add(Path file, Reading reading, RecordingTally tally) {
        failures.computeIfAbsent(tally.properties().values(), any -> new LinkageFailures(time -> true))
                .add(tally.failures());
        RecordedEvents recorded = tally.recorded();
        ActivityTotals activity = recorded.settle();
        if (tally.repeated() == 0) {
            rotated.settleInto(all, answers);
        }
        rotated.add(recorded);
        all.walks().add(recorded.walks());
        versions.add(recorded.versionReports());
        slowest.add(recorded.slowest(), recorded.activities());
        candidates.add(recorded.candidates());
        singleEvents.add(recorded.singleAnswers().singleEvents());
        AgentReport reported = texts.shared(recorded.agent());
        if (reported != null) {
            unmatched.addAll(reported.unmatched());
            if (agent == null || agent.timeNanos() <= reported.timeNanos()) {
                agent = reported;
            }
        }
        reports.add(new RecordingReport(
                file,
                file.toString(),
                tally.startNanos(),
                tally.endNanos(),
                reading.chunks(),
                tally.repeated(),
                reading.complaints().isEmpty(),
                reading.described().contains(EventNames.RESOLUTION),
                recorded.count(),
                recorded.lostBytes(),
                activity.report(series),
                reported));
    }
}
