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

/** How many resolutions of one path of one point, taken in one mode, took how long, since the last such event. */
@Name(EventNames.DISTRIBUTION)
@Label("Resolution Distribution")
@Description(
        "How many resolutions took how long per point, path and mode since the last such event, whether or not single "
                + "events were written: percentiles of any sum of these are within 1 %")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Period("60 s")
final class DistributionEvent extends Event {
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

    @Label("Shortest")
    @Description("The shortest duration")
    @Timespan
    long min;

    @Label("Longest")
    @Description("The longest duration")
    @Timespan
    long max;

    @Label("Ticks per Second")
    @Description("The unit of the durations that the buckets count")
    long ticksPerSecond;

    @Label("Buckets")
    @Description(
            "For each bucket that is not empty, how many empty ones are before it, and its count, as digits of five "
                    + "bits from '0' on, the lowest first, 32 higher where one follows. Bucket b below 128 has durations of b "
                    + "ticks; 64 further buckets each power of two")
    @Nullable
    String buckets;
}
