package dev.whence.jmc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;

/**
 * One walk over the loaded classes.
 *
 * @param resolution the id of the resolution that waited for it, or 0 where none did
 * @param name the binary name whose versions were looked for
 * @param classes classes that were compared
 * @param nanos its duration in nanoseconds
 */
record Walk(long resolution, String name, long classes, long nanos) {

    static List<Walk> in(IItemCollection recording) {
        List<Walk> walks = new ArrayList<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.CLASS_WALK))) {
            Columns columns = new Columns(stretch.getType());
            ToLongFunction<IItem> resolution = columns.number("resolution");
            Function<IItem, String> name = columns.text("name");
            ToLongFunction<IItem> classes = columns.number("classes");
            ToLongFunction<IItem> nanos = columns.nanos("duration");
            for (IItem item : stretch) {
                walks.add(new Walk(
                        resolution.applyAsLong(item),
                        name.apply(item),
                        classes.applyAsLong(item),
                        nanos.applyAsLong(item)));
            }
        }
        return walks;
    }
}
