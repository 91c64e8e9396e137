package dev.whence.jmc;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;

/** The settings of the application that save class walks, as the points' definitions give them and the agent reports. */
final class WalkSettings {
    private WalkSettings() {}

    /** Those of some points, or of all where none is named: {@code NAME=VALUE}, with commas between; empty for none. */
    static String of(Set<String> points, IItemCollection recording) {
        return in(recording).entrySet().stream()
                .filter(each -> points.isEmpty() || points.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** By point; a line reads {@code POINT = NAME=VALUE}. */
    private static Map<String, String> in(IItemCollection recording) {
        Map<String, String> settings = new TreeMap<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.AGENT))) {
            Function<IItem, String> spares = new Columns(stretch.getType()).lines("spares");
            for (IItem item : stretch) {
                spares.apply(item).lines().map(Plain::text).forEach(line -> {
                    int equals = line.indexOf(" = ");
                    if (equals > 0) {
                        settings.put(line.substring(0, equals), line.substring(equals + 3));
                    }
                });
            }
        }
        return settings;
    }
}
