package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;

/** The time that resolutions took, in which each second counts once: what lies within another resolution counts there. */
public final class TimeOnce {
    /** Where there are only single events, which do not say which resolution is nested in which. */
    public static final long UNKNOWN = AnswerReport.UNKNOWN;

    /** A recording may end between the last count of answers and that of points. */
    private static final double COUNTED_AT_LEAST = 0.99;

    private TimeOnce() {}

    /** The time in words: with "about" where some resolutions are missing, with "in total" where it may be added up twice. */
    public static String text(Report report) {
        long once = of(report);
        return once == UNKNOWN
                ? HumanReadable.time(report.all().totalNanos()) + " in total"
                : (isWhole(report) ? "" : "about ") + HumanReadable.time(once);
    }

    /** Whether it has all of the resolutions. */
    public static boolean isWhole(Report report) {
        return report.answers().stream().mapToLong(AnswerReport::count).sum()
                >= report.all().resolutions();
    }

    /** The time of all points together; {@link #UNKNOWN} where the answers have less than 99 % of the resolutions. */
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
        return count > 0 && count >= COUNTED_AT_LEAST * report.all().resolutions() ? nanos : UNKNOWN;
    }
}
