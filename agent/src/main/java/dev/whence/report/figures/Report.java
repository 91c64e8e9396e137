package dev.whence.report.figures;

import dev.whence.origin.LinkageFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What recordings say, ready to be shown: everything that a renderer needs, and nothing that it has to compute.
 *
 * <p>Times are nanoseconds; points in time are nanoseconds since the epoch.
 *
 * @param recordings each file that could be read, in the order given; what it holds by itself
 * @param all the same over all files together
 * @param agent the last state that an agent reported in any of them; null where none did
 * @param answers what answered which key, in no order
 * @param singleEvents what single resolutions say of each answer, in no order
 * @param slowest the single resolutions that took longest, of those written, the longest first
 * @param candidates what keys were chosen from, where a point names the method that returns it; by point, key and place
 * @param versions every class that answered or could have, the most used first
 * @param unmatched points that matched nothing or could not be woven, as {@code NAME = Class::method: why}
 * @param linkage what failed to link, joined with the jars of the class path where these are here
 * @param advice one sentence on what could be saved; null where there is nothing true to say
 */
public record Report(
        List<RecordingReport> recordings,
        ActivityReport all,
        @Nullable AgentReport agent,
        List<AnswerReport> answers,
        List<SingleEvents> singleEvents,
        List<SlowReport> slowest,
        List<CandidateReport> candidates,
        List<VersionReport> versions,
        List<String> unmatched,
        List<LinkageFinding> linkage,
        @Nullable String advice) {

    /** One in which nothing failed to link. */
    public Report(
            List<RecordingReport> recordings,
            ActivityReport all,
            @Nullable AgentReport agent,
            List<AnswerReport> answers,
            List<SingleEvents> singleEvents,
            List<SlowReport> slowest,
            List<CandidateReport> candidates,
            List<VersionReport> versions,
            List<String> unmatched,
            @Nullable String advice) {
        this(
                recordings,
                all,
                agent,
                answers,
                singleEvents,
                slowest,
                candidates,
                versions,
                unmatched,
                List.of(),
                advice);
    }

    /** The same with what failed to link. */
    public Report with(List<LinkageFinding> findings) {
        return new Report(
                recordings,
                all,
                agent,
                answers,
                singleEvents,
                slowest,
                candidates,
                versions,
                unmatched,
                findings,
                advice);
    }
}
