package dev.whence.report.tally;

import dev.whence.report.figures.AskerReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps for each answer who asked first. */
final class FirstAskers {
    private final Map<Answer, AskerReport> first = new LinkedHashMap<>();

    private record Answer(
            String point, String key, @Nullable String className, String failure) {}

    void add(List<AskerReport> askers) {
        for (AskerReport asker : askers) {
            first.merge(
                    new Answer(asker.point(), asker.key(), asker.className(), asker.failure()),
                    asker,
                    (one, other) -> other.startNanos() < one.startNanos() ? other : one);
        }
    }

    List<AskerReport> report() {
        return List.copyOf(first.values());
    }
}
