package dev.whence.report;

import dev.whence.origin.LinkageFinding;
import dev.whence.origin.LinkageReport;
import dev.whence.recording.SmallHeap;
import dev.whence.report.answer.Span;
import dev.whence.report.figures.Report;
import dev.whence.report.tally.ReportTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads recordings, in files and folders, into one report. */
public final class Recordings {
    private final Consumer<String> complain;
    private final ReportTally tally;
    private final SmallHeap heap = new SmallHeap();

    private Recordings(Span span, Consumer<String> complain) {
        this.tally = new ReportTally(span);
        this.complain = complain;
    }

    /**
     * Loads what reading needs of the agent's own classes: these are in the jar itself, which may be replaced while a command
     * records.
     */
    public static void prepare() {
        ReportTally.prepare();
    }

    /**
     * Reads a file that is empty yet, so that the classes that the reading of it takes are loaded before: half of the time
     * that a short recording's report takes.
     */
    public static void rehearse(Path empty) {
        try {
            of(List.of(empty), Span.ALL, complaint -> {});
        } catch (LinkageError replaced) {
            // The jar was replaced meanwhile. The report itself says so, if it needs what is missing.
        }
    }

    /**
     * Reads files, and all {@code .jfr} files below folders in the order of their names.
     *
     * @param complain takes one line for each file or folder that is missing, foreign, truncated, damaged or empty; such a
     *     file is reported as far as its complete chunks go, and the others are reported all the same
     * @return what they say; null where not one of them could be read
     */
    public static @Nullable Report read(List<Path> filesAndFolders, Consumer<String> complain) {
        return read(filesAndFolders, Span.ALL, complain);
    }

    /** The same of a part of each recording. */
    public static @Nullable Report read(List<Path> filesAndFolders, Span span, Consumer<String> complain) {
        Recordings recordings = of(filesAndFolders, span, complain);
        Report report = recordings.tally.report();
        return report == null ? null : report.with(recordings.linkage());
    }

    /** The same for who shows answers alone: no jar is opened for what failed to link. */
    public static @Nullable Report readAnswers(List<Path> filesAndFolders, Span span, Consumer<String> complain) {
        return of(filesAndFolders, span, complain).tally.report();
    }

    private static Recordings of(List<Path> filesAndFolders, Span span, Consumer<String> complain) {
        Recordings recordings = new Recordings(span, complain);
        RecordingFiles.of(filesAndFolders, complain).forEach(recordings::read);
        return recordings;
    }

    /** Of JVMs whose jars are here. */
    private List<LinkageFinding> linkage() {
        List<LinkageFinding> findings = new ArrayList<>();
        for (LinkageReport failed : tally.linkage()) {
            try {
                findings.addAll(failed.join());
            } catch (IOException unreadable) {
                complain.accept("what failed to link cannot be looked up: " + RecordingFiles.cause(unreadable));
            }
        }
        return findings;
    }

    private void read(Path file) {
        try {
            List<String> complaints = tally.add(file);
            if (!complaints.isEmpty()) {
                complain.accept(file + ": " + String.join("; ", complaints));
            }
        } catch (IOException e) {
            complain.accept(file + ": " + RecordingFiles.cause(e));
        }
        heap.settle();
    }
}
