package dev.whence.agent.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What looks have found so far.
 *
 * @param walked whether all loaded classes were looked through, once
 * @param versions the versions, newest first; not to be written to
 */
record KnownVersions(boolean walked, LoadedVersion[] versions) {
    static final KnownVersions NOTHING = new KnownVersions(false, new LoadedVersion[0]);

    /**
     * With what a look found, without what went away.
     *
     * @param found classes of the name
     * @param announced says in which order they were defined
     * @param fresh takes the versions that were not known before
     */
    KnownVersions with(List<Class<?>> found, Queue<Announcement> announced, List<LoadedVersion> fresh) {
        List<LoadedVersion> merged = new ArrayList<>(versions.length + found.size());
        Set<Class<?>> have = Collections.newSetFromMap(new IdentityHashMap<>());
        for (LoadedVersion version : versions) {
            Class<?> loaded = version.get();
            if (loaded != null) {
                have.add(loaded);
                merged.add(version);
            }
        }
        Map<ClassLoader, Long> sequences = null;
        for (Class<?> each : found) {
            if (have.add(each)) {
                sequences = sequences != null ? sequences : sequences(announced);
                fresh.add(new LoadedVersion(each, sequences.getOrDefault(each.getClassLoader(), 0L)));
            }
        }
        merged.addAll(fresh);
        LoadedVersion[] sorted = merged.toArray(new LoadedVersion[0]);
        Arrays.sort(sorted, LoadedVersion.NEWEST_FIRST);
        return new KnownVersions(true, sorted);
    }

    /** The version that a class is, or null. */
    @Nullable
    LoadedVersion of(Class<?> type) {
        for (LoadedVersion version : versions) {
            if (version.refersTo(type)) {
                return version;
            }
        }
        return null;
    }

    /** The classes that are still loaded. */
    Class<?>[] classes() {
        Class<?>[] classes = new Class<?>[versions.length];
        int count = 0;
        for (LoadedVersion version : versions) {
            Class<?> loaded = version.get();
            if (loaded != null) {
                classes[count++] = loaded;
            }
        }
        return count == classes.length ? classes : Arrays.copyOf(classes, count);
    }

    /** By loader, the last definition that was announced; the bootstrap loader is null. */
    private static Map<ClassLoader, Long> sequences(Queue<Announcement> announced) {
        Map<ClassLoader, Long> sequences = new IdentityHashMap<>();
        for (Announcement each : announced) {
            ClassLoader loader = each.get();
            if (loader != null || each.in == Announcement.In.BOOTSTRAP) {
                Long other = sequences.get(loader);
                if (other == null || other < each.sequence) {
                    sequences.put(loader, each.sequence);
                }
            }
        }
        return sequences;
    }
}
