package dev.whence.agent.runtime;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** Exact counts and times of one path of one point, taken in one mode, since the last summary. */
@Name(EventNames.SUMMARY)
@Label("Resolution Summary")
@Description(
        "Exact counts and times per point, path and mode since the last summary, whether or not single events were written")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Period("1 s")
final class SummaryEvent extends Event {
    @Label("Point")
    @Description("The resolution point, by the name its definition gives it")
    @Nullable
    String point;

    @Label("Path")
    @Description("The step that produced the answers; none for resolutions without one")
    @Nullable
    String path;

    @Label("Mode")
    @Description("The strategy that the resolver took (simple or default); empty where the point names none")
    @Nullable
    String mode;

    @Label("Count")
    @Description("Resolutions that ended")
    long count;

    @Label("Failures")
    @Description("Resolutions that ended by an exception")
    long failures;

    @Label("Total Time")
    @Description("Sum of the resolutions' durations")
    @Timespan
    long total;

    @Label("Self Time")
    @Description("The total time without that of resolutions within these on the same thread, of whichever point: "
            + "may be added up over all points")
    @Timespan
    long self;

    @Label("Outermost Time")
    @Description("The total time of those that are not within another resolution of the same point on the same thread: "
            + "may be added up over one point's paths")
    @Timespan
    long outermost;

    @Label("Shortest")
    @Description("The shortest duration")
    @Timespan
    long min;

    @Label("Longest")
    @Description("The longest duration")
    @Timespan
    long max;

    @Label("Median")
    @Description("The duration that half of the resolutions did not exceed, within 1 %")
    @Timespan
    long p50;

    @Label("99th Percentile")
    @Description("The duration that 99 of 100 resolutions did not exceed, within 1 %")
    @Timespan
    long p99;

    @Label("Below Threshold")
    @Description("Resolutions without an event of their own, because it was below the threshold or disabled")
    long belowThreshold;

    @Label("Over Limit")
    @Description("Resolutions without an event of their own, because of the option events.max")
    long overLimit;
}
