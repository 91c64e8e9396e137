package dev.whence;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The loaded versions of one name, kept right without walking.
 *
 * <p>The protocol: definitions are announced to {@link Watch} before the class exists. The first question walks all
 * loaded classes; after that, only the loaders that announced a definition are looked at ({@code getInitiatedClasses},
 * 0.7 to 7 µs). An answer is published for everybody while no announced definition is open, by a compare-and-set
 * against the token that stood there when the look began; so an answer is never older than the last announcement.
 *
 * <p>Callers share looks: one runs at a time, outside any lock, and whoever came before it began takes its answer.
 */
final class Versions {
    private static final Class<?>[] NONE = {};
    /** Should a look be lost to an error that left no trace (its thread's stack was exhausted), others go on. */
    private static final long LOOK_IS_LOST = TimeUnit.SECONDS.toNanos(5);

    private final Watch watch;
    private final Instrumentation instrumentation;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private long begun;
    private long finished;
    private boolean looking;
    private WeakReference<Class<?>[]> found = new WeakReference<>(NONE);

    private volatile Version[] known = {};
    private volatile boolean walked;

    Versions(Watch watch, Instrumentation instrumentation) {
        this.watch = watch;
        this.instrumentation = instrumentation;
    }

    /** All loaded versions, newest first. The array is shared: it must not be written to. */
    Class<?>[] loaded() {
        Class<?>[] settled = settled();
        return settled != null ? settled : share();
    }

    /** What is known without looking. */
    Version[] known() {
        return known;
    }

    @Nullable
    Version of(Class<?> type) {
        for (Version version : known) {
            if (version.refersTo(type)) {
                return version;
            }
        }
        return null;
    }

    /** Takes the answer of a look that began after this call, or looks. */
    private Class<?>[] share() {
        long mine;
        lock.lock();
        try {
            long before = begun;
            while (true) {
                Class<?>[] settled = settled();
                if (settled != null) {
                    return settled;
                }
                Class<?>[] shared = finished > before ? found.get() : null;
                if (shared != null) {
                    return shared;
                }
                if (!looking || looked.awaitNanos(LOOK_IS_LOST) <= 0) {
                    break;
                }
            }
            looking = true;
            mine = ++begun;
        } catch (InterruptedException interrupted) {
            // The application's business, not ours: nobody waits, and the flag stays.
            Thread.currentThread().interrupt();
            return look(true);
        } finally {
            lock.unlock();
        }
        Class<?>[] answer = null;
        try {
            answer = look(true);
            return answer;
        } finally {
            finish(mine, answer);
        }
    }

    private void finish(long mine, Class<?> @Nullable [] answer) {
        lock.lock();
        try {
            if (mine == begun) {
                looking = false;
            }
            if (answer != null && mine > finished) {
                finished = mine;
                found = new WeakReference<>(answer);
            }
            looked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Looks without being asked by the application, on the agent's own account: not recorded as a walk. */
    void observe() {
        if (!(watch.state.get() instanceof Answer answer) || answer.classes() == null) {
            look(false);
        }
    }

    private Class<?> @Nullable [] settled() {
        return watch.state.get() instanceof Answer answer ? answer.classes() : null;
    }

    /** One look, by one thread or by several at once. */
    private Class<?>[] look(boolean asked) {
        Object token = watch.state.get();
        WalkRecord record = asked && Activity.awake ? new WalkRecord(watch.name) : null;
        List<Announcement> ended = new ArrayList<>();
        List<Class<?>> loaded = new ArrayList<>();
        String reason;
        int compared;
        if (!walked) {
            reason = WalkRecord.FIRST;
            compared = walk(loaded);
            endedBy(loaded, ended);
        } else {
            reason = token instanceof Answer ? WalkRecord.UNLOADED : WalkRecord.DEFINED;
            compared = lookAtAnnounced(loaded, ended);
        }
        merge(loaded);
        // Only now: whoever finds no open announcement must find the class among the known.
        watch.announced().removeAll(ended);
        boolean settles = watch.announced().isEmpty();
        Version[] versions = known;
        Class<?>[] classes = classesOf(versions);
        if (settles && classes.length == versions.length) {
            watch.state.compareAndSet(token, new Answer(versions, classes));
        }
        if (record != null) {
            record.commit(reason, compared, classes.length);
        }
        return classes;
    }

    private int walk(List<Class<?>> loaded) {
        Class<?>[] all = Walk.loadedClasses(instrumentation);
        for (Class<?> each : all) {
            if (each != null && each.getName().equals(watch.name)) {
                loaded.add(each);
            }
        }
        return all.length;
    }

    /** After a walk: the announcements that it answered. The others stay open. */
    private void endedBy(List<Class<?>> loaded, List<Announcement> ended) {
        for (Announcement each : watch.announced()) {
            if (each.isGone()) {
                ended.add(each);
            }
            for (Class<?> version : loaded) {
                if (each.refersTo(version.getClassLoader())) {
                    ended.add(each);
                }
            }
        }
    }

    private int lookAtAnnounced(List<Class<?>> loaded, List<Announcement> ended) {
        int compared = 0;
        for (Announcement each : watch.announced()) {
            // Asked before the look: what ends in between is then seen.
            boolean over = each.isOver();
            if (each.bootstrap) {
                compared += walk(loaded);
                for (Class<?> version : loaded) {
                    over |= version.getClassLoader() == null;
                }
            } else {
                ClassLoader loader = each.get();
                if (loader == null) {
                    over = true;
                } else {
                    Class<?>[] initiated = Walk.initiatedClasses(instrumentation, loader);
                    compared += initiated.length;
                    over |= addDefined(initiated, loader, loaded);
                }
            }
            if (over) {
                ended.add(each);
            }
        }
        return compared;
    }

    private boolean addDefined(Class<?>[] initiated, ClassLoader loader, List<Class<?>> loaded) {
        for (Class<?> each : initiated) {
            if (each != null
                    && each.getClassLoader() == loader
                    && each.getName().equals(watch.name)) {
                loaded.add(each);
                return true;
            }
        }
        return false;
    }

    /** Adds what was found, drops what went away. */
    private void merge(List<Class<?>> loaded) {
        List<Version> fresh = new ArrayList<>();
        lock.lock();
        try {
            walked = true;
            List<Version> merged = new ArrayList<>();
            for (Version version : known) {
                if (!version.refersTo(null)) {
                    merged.add(version);
                }
            }
            for (Class<?> each : loaded) {
                if (!contains(merged, each)) {
                    Version version = new Version(each, sequenceOf(each.getClassLoader()));
                    merged.add(version);
                    fresh.add(version);
                }
            }
            merged.sort(Version.NEWEST_FIRST);
            known = merged.toArray(new Version[0]);
        } finally {
            lock.unlock();
        }
        if (Activity.awake) {
            for (Version version : fresh) {
                WatchList.seen(version);
            }
        }
    }

    private long sequenceOf(@Nullable ClassLoader loader) {
        long last = 0;
        for (Announcement each : watch.announced()) {
            if (each.bootstrap ? loader == null : each.refersTo(loader)) {
                last = Math.max(last, each.sequence);
            }
        }
        return last;
    }

    private static boolean contains(List<Version> versions, Class<?> type) {
        for (Version version : versions) {
            if (version.refersTo(type)) {
                return true;
            }
        }
        return false;
    }

    private static Class<?>[] classesOf(Version[] versions) {
        List<Class<?>> classes = new ArrayList<>(versions.length);
        for (Version version : versions) {
            Class<?> loaded = version.get();
            if (loaded != null) {
                classes.add(loaded);
            }
        }
        return classes.isEmpty() ? NONE : classes.toArray(NONE);
    }
}
