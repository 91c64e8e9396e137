package dev.whence.report.findings;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;

/** The time that resolutions took, in which each second counts once: what lies within another resolution counts there. */
public final class TimeOnce {
    /** Where there are only single events, which do not say which resolution is nested in which. */
    public static final long UNKNOWN = AnswerReport.UNKNOWN;

    private TimeOnce() {}

    /** The time of all points together. */
    public static long of(Report report) {
        long count = 0;
        long nanos = 0;
        for (AnswerReport answer : report.answers()) {
            if (answer.selfNanos() == AnswerReport.UNKNOWN) {
                return UNKNOWN;
            }
            count += answer.count();
            nanos += answer.selfNanos();
        }
        return count > 0 && count >= report.all().resolutions() ? nanos : UNKNOWN;
    }
}
