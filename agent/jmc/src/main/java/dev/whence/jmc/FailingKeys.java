package dev.whence.jmc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;

/** What failed, by point, key and exception, as the agent counted it. */
final class FailingKeys {
    private static final int MOST = 20;

    private FailingKeys() {}

    /** Lines such as {@code jndi java:comp/env: javax.naming.NamingException (19)}, the most frequent first. */
    static List<String> in(IItemCollection recording) {
        Map<String, Long> counts = new TreeMap<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.ANSWER))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> point = columns.text("point");
            Function<IItem, String> key = columns.text("key");
            Function<IItem, String> failure = columns.text("failure");
            ToLongFunction<IItem> count = columns.number("count");
            for (IItem item : stretch) {
                String thrown = failure.apply(item);
                if (!thrown.isEmpty()) {
                    String asked = key.apply(item);
                    counts.merge(
                            point.apply(item) + (asked.isEmpty() ? "" : " " + asked) + ": " + thrown,
                            count.applyAsLong(item),
                            Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
    }
}
