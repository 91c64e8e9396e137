package dev.whence.report.tally;

import dev.whence.report.figures.Durations;
import dev.whence.report.figures.SingleEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what single resolutions say of each answer: who asked first, and how long they took. */
final class MergedSingleEvents {
    private final Map<Answer, SingleEvents> answers = new LinkedHashMap<>();

    private record Answer(
            String point, String key, @Nullable String className, String failure) {}

    void add(List<SingleEvents> singleEvents) {
        for (SingleEvents events : singleEvents) {
            answers.merge(
                    new Answer(events.point(), events.key(), events.className(), events.failure()),
                    events,
                    MergedSingleEvents::together);
        }
    }

    private static SingleEvents together(SingleEvents one, SingleEvents other) {
        SingleEvents first = other.startNanos() < one.startNanos() ? other : one;
        Durations durations = new Durations();
        durations.add(one.durations());
        durations.add(other.durations());
        return new SingleEvents(
                first.point(),
                first.key(),
                first.className(),
                first.failure(),
                first.startNanos(),
                first.thread(),
                first.stack(),
                durations);
    }

    List<SingleEvents> report() {
        return List.copyOf(answers.values());
    }
}
