package dev.whence.jmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;

/**
 * The resolutions of a recording, by point and path.
 *
 * <p>Summaries count every resolution, single events only those above the threshold and within the limit: whichever
 * knows of more is believed.
 */
final class Resolutions {
    private final Map<String, Map<String, Tally>> tallies = new TreeMap<>();

    private static final class Tally {
        private final Sum events = new Sum();
        private final Sum summaries = new Sum();

        private PathFigures settle(String point, String path) {
            Sum known = summaries.count >= events.count ? summaries : events;
            return new PathFigures(point, path, known.count, known.failures, known.nanos);
        }
    }

    private static final class Sum {
        private long count;
        private long failures;
        private long nanos;

        private void add(long moreCount, long moreFailures, long moreNanos) {
            count += moreCount;
            failures += moreFailures;
            nanos += moreNanos;
        }
    }

    static List<PathFigures> in(IItemCollection recording) {
        Resolutions resolutions = new Resolutions();
        resolutions.addEvents(recording);
        resolutions.addSummaries(recording);
        return resolutions.settle();
    }

    /** The points whose resolutions bear these ids. */
    static Set<String> pointsOf(Set<Long> ids, IItemCollection recording) {
        Set<String> points = new TreeSet<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.RESOLUTION))) {
            Columns columns = new Columns(stretch.getType());
            ToLongFunction<IItem> id = columns.number("id");
            Function<IItem, String> point = columns.text("point");
            for (IItem item : stretch) {
                if (ids.contains(id.applyAsLong(item))) {
                    points.add(point.apply(item));
                }
            }
        }
        return points;
    }

    private void addEvents(IItemCollection recording) {
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.RESOLUTION))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> point = columns.text("point");
            Function<IItem, String> path = columns.text("path");
            Function<IItem, String> failure = columns.text("failure");
            ToLongFunction<IItem> nanos = columns.nanos("duration");
            for (IItem item : stretch) {
                long failed = failure.apply(item).isEmpty() ? 0 : 1;
                tally(point.apply(item), path.apply(item)).events.add(1, failed, nanos.applyAsLong(item));
            }
        }
    }

    private void addSummaries(IItemCollection recording) {
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.SUMMARY))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> point = columns.text("point");
            Function<IItem, String> path = columns.text("path");
            ToLongFunction<IItem> count = columns.number("count");
            ToLongFunction<IItem> failures = columns.number("failures");
            ToLongFunction<IItem> total = columns.nanos("total");
            for (IItem item : stretch) {
                tally(point.apply(item), path.apply(item))
                        .summaries
                        .add(count.applyAsLong(item), failures.applyAsLong(item), total.applyAsLong(item));
            }
        }
    }

    private Tally tally(String point, String path) {
        return tallies.computeIfAbsent(point, name -> new TreeMap<>()).computeIfAbsent(path, name -> new Tally());
    }

    private List<PathFigures> settle() {
        List<PathFigures> figures = new ArrayList<>();
        tallies.forEach((point, paths) -> paths.forEach((path, tally) -> figures.add(tally.settle(point, path))));
        return figures;
    }
}
