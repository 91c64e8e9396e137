package dev.whence.agent.answer;

import dev.whence.agent.protocol.EventNames;
import dev.whence.agent.support.CodeSources;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** Exact counts and times of one answer of one point since the last such event. */
@Name(EventNames.ANSWER)
@Label("Answer")
@Description("Exact counts and times per point, mode, key, path, implementation and failure since the last such event, "
        + "whether or not single events were written")
@Category(EventNames.CATEGORY)
@StackTrace(false)
@Period("60 s")
final class AnswerEvent extends Event {
    @Label("Point")
    @Description("The resolution point, by the name its definition gives it")
    @Nullable
    String point;

    @Label("Mode")
    @Description("The strategy that the resolver took (simple or default); empty where the point names none")
    @Nullable
    String mode;

    @Label("Key")
    @Description("What was to be resolved; * for the answers for which the option answers.max leaves no row; "
            + "of what was found in a list, its place (1 of 3), in a map its key")
    @Nullable
    String key;

    @Label("Path")
    @Description("The step that produced the answer; none when there was no answer")
    @Nullable
    String path;

    @Label("Implementation")
    @Description("The class of the answer; absent where it was unloaded before this event was written")
    @Nullable
    Class<?> implementation;

    @Label("Source")
    @Description("The code source of the implementation, of a failure that of the exception's class; "
            + "jrt:/MODULE for the JDK's; empty where there is none")
    @Nullable
    String source;

    @Label("Source Version")
    @Description("The Implementation-Version of that class's package; empty where its loader knows none")
    @Nullable
    String sourceVersion;

    @Label("Failure")
    @Description("The class of the exception that left the resolutions; empty where they answered")
    @Nullable
    String failure;

    @Label("Count")
    @Description("Resolutions that ended; of elements, answers that they gave")
    long count;

    @Label("Total Time")
    @Description("Sum of the resolutions' durations, which may lie within one another")
    @Timespan
    long total;

    @Label("Self Time")
    @Description("The total time without that of resolutions within these on the same thread, of whichever point: "
            + "may be added up over all answers")
    @Timespan
    long self;

    @Label("Outermost Time")
    @Description("The total time of those that are not within another resolution of the same point on the same thread: "
            + "may be added up over one point's answers")
    @Timespan
    long outermost;

    @Label("Longest")
    @Description("The longest duration")
    @Timespan
    long max;

    @Label("First Seen")
    @Description("When the first of these resolutions began; of what was found, when it was found")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long firstSeen;

    @Label("Last Seen")
    @Description("When the last of these resolutions began; of what was found, when it was found")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long lastSeen;

    @Label("Found")
    @Description("Whether this is a present choice that was found, and not seen being made; then nothing is counted")
    boolean found;

    @Label("Elements")
    @Description(
            "Whether each element of what a resolution returned is an answer: then answers are counted, and not resolutions")
    boolean elements;

    /** A present choice that was found. */
    static AnswerEvent found(String point, @Nullable String key, Class<?> implementation) {
        AnswerEvent event = new AnswerEvent();
        event.point = point;
        event.mode = "";
        event.key = key;
        event.path = "";
        event.implementation = implementation;
        event.source = CodeSources.of(implementation);
        event.sourceVersion = AnswerRow.version(implementation);
        event.failure = "";
        event.firstSeen = System.currentTimeMillis();
        event.lastSeen = event.firstSeen;
        event.found = true;
        return event;
    }

    static AnswerEvent of(String point, AnswerRow row, AnswerSum sum, TickScale scale) {
        AnswerEvent event = new AnswerEvent();
        event.elements = row.table.isOfElements();
        event.point = point;
        event.mode = row.mode;
        event.key = row.key;
        event.path = row.path;
        event.implementation = row.implementation();
        event.source = row.source;
        event.sourceVersion = row.sourceVersion;
        event.failure = row.failureName;
        event.count = sum.count;
        event.total = scale.nanos(sum.total);
        event.self = scale.nanos(sum.total - sum.nested);
        event.outermost = scale.nanos(sum.total - sum.inner);
        event.max = scale.nanos(sum.max());
        event.firstSeen = scale.epochMillis(sum.first());
        event.lastSeen = scale.epochMillis(sum.last);
        return event;
    }
}
