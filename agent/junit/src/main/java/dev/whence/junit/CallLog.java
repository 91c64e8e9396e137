package dev.whence.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The resolutions of a test, or of all tests of a class, counted; whichever threads they come from. */
final class CallLog implements Consumer<Map<String, Object>> {
    private final Set<String> points;
    private final String owner;
    private final @Nullable CallLog outer;
    private final Map<Seen, Count> counts = new LinkedHashMap<>();
    private boolean ended;

    /**
     * Makes one.
     *
     * @param points the names of the points that count
     * @param owner whose it is, for a person
     * @param outer that of the class, which counts the same; or null
     */
    CallLog(List<String> points, String owner, @Nullable CallLog outer) {
        this.points = Set.copyOf(points);
        this.owner = owner;
        this.outer = outer;
    }

    /** How often, and who was first. */
    record Count(long number, String asker) {}

    Set<String> points() {
        return points;
    }

    @Override
    public void accept(Map<String, Object> call) {
        Seen seen = Seen.of(call);
        if (add(seen, owner) && outer != null) {
            outer.add(seen, owner);
        }
    }

    private synchronized boolean add(Seen seen, String asker) {
        if (ended) {
            return false;
        }
        if (points.contains(seen.point())) {
            Count before = counts.get(seen);
            counts.put(
                    seen,
                    before == null
                            ? new Count(1, "thread " + Thread.currentThread().getName() + ", in " + asker)
                            : new Count(before.number() + 1, before.asker()));
        }
        return true;
    }

    /** What comes from now on does not count: threads may outlive a test. */
    synchronized void end() {
        ended = true;
    }

    synchronized Map<Seen, Count> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** In a sorted form, so that the same is said each time. */
    static Map<String, Long> words(Map<Seen, Long> seen) {
        Map<String, Long> words = new TreeMap<>();
        seen.forEach((each, number) -> words.merge(each.words(), number, Long::sum));
        return words;
    }

    void forEach(BiConsumer<Seen, Count> action) {
        counts().forEach(action);
    }
}
