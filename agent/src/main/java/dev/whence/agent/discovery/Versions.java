package dev.whence.agent.discovery;

import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.Switches;
import dev.whence.agent.trust.Judge;
import dev.whence.agent.trust.Verdict;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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
    /** With more loaders than this to look at, one walk costs less. */
    private static final int LOADERS_LOOKED_AT = 32;

    private final Watch watch;
    private final Instrumentation instrumentation;
    private final AtomicReference<KnownVersions> known = new AtomicReference<>(KnownVersions.NOTHING);

    /** The look that began last, or an earlier one that leads to it. */
    private volatile SharedLookup latest = SharedLookup.none();

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
    LoadedVersion[] known() {
        return known.get().versions();
    }

    @Nullable
    LoadedVersion of(Class<?> type) {
        return known.get().of(type);
    }

    /** Looks without being asked by the application, on the agent's own account: not recorded as a walk. */
    void observe() {
        if (settled() == null) {
            look(false);
        }
    }

    private Class<?> @Nullable [] settled() {
        PublishedVersions answer = watch.answer();
        return answer == null ? null : answer.classes();
    }

    /** Takes the answer of a look that began after this call, or looks. */
    private Class<?>[] share() {
        SharedLookup before = last();
        while (before.await()) {
            Class<?>[] settled = settled();
            if (settled != null) {
                return settled;
            }
            SharedLookup mine = new SharedLookup();
            if (before.isFollowedBy(mine)) {
                latest = mine;
                return lookAs(mine);
            }
            SharedLookup after = before.next();
            Class<?>[] shared = after != null && after.await() ? after.answer() : null;
            if (shared != null) {
                return shared;
            }
            before = after != null ? after : before;
        }
        return look(true);
    }

    private SharedLookup last() {
        SharedLookup last = latest;
        for (SharedLookup next = last.next(); next != null; next = last.next()) {
            last = next;
        }
        return last;
    }

    private Class<?>[] lookAs(SharedLookup mine) {
        Class<?>[] answer = null;
        try {
            answer = look(true);
            return answer;
        } finally {
            mine.end(answer);
        }
    }

    /** One look, by one thread or by several at once. */
    private Class<?>[] look(boolean asked) {
        Object token = watch.token();
        boolean first = !known.get().walked();
        if (asked && watch.judge != null && !watch.knowsOwn()) {
            Askers.note(watch);
        }
        WalkRecord record = asked && Switches.awake ? WalkRecord.begin(watch.name, reason(first, token)) : null;
        if (first && watch.late) {
            watch.addUnheard(instrumentation);
        }
        List<Class<?>> found = new ArrayList<>();
        List<Announcement> over = new ArrayList<>();
        int compared = look(first, found, over);
        List<LoadedVersion> fresh = merge(found);
        // Only now: whoever finds no open announcement must find the class among the known, and look there after that.
        watch.forget(over);
        boolean quiet = watch.announced().isEmpty();
        KnownVersions now = known.get();
        Class<?>[] loaded = now.classes();
        LoadedVersion[] given = judged(now.versions(), fresh);
        quiet = quiet && isJudged(now.versions());
        Class<?>[] classes = given == now.versions() ? loaded : new KnownVersions(true, given).classes();
        if (quiet && loaded.length == now.versions().length && classes.length == given.length) {
            watch.publish(token, new PublishedVersions(given, classes));
        }
        if (record != null) {
            record.commit(compared, loaded.length);
        }
        return classes;
    }

    private static String reason(boolean first, Object token) {
        return first ? WalkRecord.FIRST : token instanceof PublishedVersions ? WalkRecord.UNLOADED : WalkRecord.DEFINED;
    }

    /**
     * Looks where the open definitions say, or everywhere.
     *
     * @param found takes the classes of the name
     * @param over takes the definitions that have ended
     * @return how many classes were compared
     */
    private int look(boolean everywhere, List<Class<?>> found, List<Announcement> over) {
        List<Announcement> open = new ArrayList<>();
        boolean walk = everywhere;
        for (Announcement each : watch.announced()) {
            // Asked before the look: what ends in between is then seen.
            (each.isGone() || each.isOver(instrumentation) ? over : open).add(each);
            walk |= each.in != Announcement.In.LOADER;
        }
        walk |= open.size() + over.size() > LOADERS_LOOKED_AT;
        int compared = walk ? walk(found) : lookAtLoaders(open, found) + lookAtLoaders(over, found);
        Set<ClassLoader> have = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> each : found) {
            have.add(each.getClassLoader());
        }
        for (Announcement each : open) {
            if (each.in != Announcement.In.ANY && !each.isGone() && have.contains(each.get())) {
                over.add(each);
            }
        }
        return compared;
    }

    private int walk(List<Class<?>> found) {
        Class<?>[] all = ClassWalk.loadedClasses(instrumentation);
        for (Class<?> each : all) {
            if (each != null && each.getName().equals(watch.name)) {
                found.add(each);
            }
        }
        return all.length;
    }

    private int lookAtLoaders(List<Announcement> announced, List<Class<?>> found) {
        int compared = 0;
        for (Announcement each : announced) {
            ClassLoader loader = each.get();
            if (loader != null) {
                Class<?>[] initiated = ClassWalk.initiatedClasses(instrumentation, loader);
                compared += initiated.length;
                addDefined(initiated, loader, found);
            }
        }
        return compared;
    }

    private void addDefined(Class<?>[] initiated, ClassLoader loader, List<Class<?>> found) {
        for (Class<?> each : initiated) {
            if (each != null
                    && each.getClassLoader() == loader
                    && each.getName().equals(watch.name)) {
                found.add(each);
                return;
            }
        }
    }

    /**
     * Those that may answer: all of them where there is no policy. A verdict is made once for each class file, and after the
     * look's token was taken: what is given another one meanwhile is not published.
     */
    private LoadedVersion[] judged(LoadedVersion[] all, List<LoadedVersion> fresh) {
        Judge judge = watch.judge;
        List<LoadedVersion> trusted = new ArrayList<>();
        for (LoadedVersion version : all) {
            Class<?> type = judge == null ? null : version.get();
            boolean changed = fresh.contains(version);
            if (judge != null && type != null) {
                Judge.Judgement before = version.judged;
                if (before == null || !judge.holds(before, type.getClassLoader())) {
                    version.judged = judge.judge(type, version.codeSource, instrumentation);
                    changed = true;
                }
                if (version.own != watch.isOwn(type)) {
                    version.own = true;
                    changed = true;
                }
                Verdict verdict = version.verdict();
                if (verdict != null && verdict.isTrusted()) {
                    trusted.add(version);
                }
            }
            if (changed) {
                WatchList.seen(version);
            }
        }
        return judge == null ? all : trusted.toArray(new LoadedVersion[0]);
    }

    /** Whether asking again would change no verdict. */
    private boolean isJudged(LoadedVersion[] all) {
        if (watch.judge != null) {
            for (LoadedVersion version : all) {
                Judge.Judgement judged = version.judged;
                if (judged != null && !judged.isFinal) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Adds what was found, drops what went away, and gives those that were not known before. */
    private List<LoadedVersion> merge(List<Class<?>> found) {
        List<LoadedVersion> fresh = new ArrayList<>();
        KnownVersions old;
        KnownVersions merged;
        do {
            fresh.clear();
            old = known.get();
            merged = old.with(found, watch.announced(), fresh);
        } while (!known.compareAndSet(old, merged));
        return fresh;
    }
}
