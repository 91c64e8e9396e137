package dev.whence.jmc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.unit.IQuantity;

/**
 * A loaded class with a watched name, as the agent last described it.
 *
 * @param loader its loader's name, type and identity: what distinguishes two versions of one name, since Mission Control
 *     shows a class without its loader
 * @param codeSource where its code came from, or empty
 * @param firstSeen when the agent first saw it
 * @param inUse whether a recorded resolution answered with it
 * @param honoured whether the application may be answered with it
 * @param why why it is not honoured, or empty
 * @param trustedBy the line of the point's policy that lets it answer, or empty
 * @param lastSeen when the agent last described it
 */
record Version(
        String className,
        String loader,
        String codeSource,
        @Nullable IQuantity firstSeen,
        boolean inUse,
        boolean honoured,
        String why,
        String trustedBy,
        @Nullable IQuantity lastSeen) {

    /** The loaders of the Java launcher: what they define is the application's own, never a patch of it. */
    private static final Set<String> LAUNCHER = Set.of("app", "platform", "bootstrap");

    private record Key(String className, String loader, String codeSource) {}

    static List<Version> in(IItemCollection recording) {
        Map<Key, Version> versions = new LinkedHashMap<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.PATCH))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> className = columns.className("className");
            Function<IItem, String> loader = columns.text("loader");
            Function<IItem, String> codeSource = columns.text("codeSource");
            Function<IItem, @Nullable IQuantity> firstSeen = columns.timestamp("firstSeen");
            Predicate<IItem> inUse = columns.flag("inUse");
            Predicate<IItem> honoured = columns.flag("honoured");
            Function<IItem, String> why = columns.text("why");
            Function<IItem, String> trustedBy = columns.text("trustedBy");
            Function<IItem, @Nullable IQuantity> lastSeen = columns.timestamp("startTime");
            for (IItem item : stretch) {
                Version version = new Version(
                        className.apply(item),
                        loader.apply(item),
                        codeSource.apply(item),
                        firstSeen.apply(item),
                        inUse.test(item),
                        honoured.test(item),
                        why.apply(item),
                        trustedBy.apply(item),
                        lastSeen.apply(item));
                versions.merge(version.key(), version, Version::later);
            }
        }
        return new ArrayList<>(versions.values());
    }

    boolean isOfLauncher() {
        return LAUNCHER.contains(loader);
    }

    /** Class, code source and loader in one line. */
    String describe() {
        return className + (codeSource.isEmpty() ? "" : " from " + codeSource) + " (loader " + loader
                + (trustedBy.isEmpty() ? "" : ", trusted by " + trustedBy) + ")";
    }

    private Version later(Version other) {
        return lastSeen == null || other.lastSeen != null && other.lastSeen.compareTo(lastSeen) >= 0 ? other : this;
    }

    private Key key() {
        return new Key(className, loader, codeSource);
    }
}
