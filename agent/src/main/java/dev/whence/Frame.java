package dev.whence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resolution under way on one thread. */
final class Frame {
    /** The path of a resolution that found nothing. */
    static final String NO_ANSWER = "none";

    private static final StepFrame[] NO_STEPS = {};

    final long id;
    final Site site;

    /** The step that is being tried. */
    @Nullable
    StepFrame openStep;

    private final Context context;
    private final @Nullable Frame parent;
    private final ResolutionEvent event = new ResolutionEvent();
    private final @Nullable String key;
    private final int classesBefore;
    private @Nullable String mode;
    private StepFrame[] steps = NO_STEPS;
    private int stepCount;
    private boolean walked;
    private Class<?> @Nullable [] given;
    private @Nullable StepFrame asking;

    private Frame(Context context, Site site, @Nullable Object key) {
        this.context = context;
        this.site = site;
        this.parent = context.current;
        this.key = Text.key(key);
        this.id = context.newId();
        this.classesBefore = context.classesDefined;
    }

    static Frame enter(Site site, @Nullable Object key) {
        Context context = Context.get();
        Frame frame = new Frame(context, site, key);
        if (Ticks.areNanos()) {
            frame.event.nanos = System.nanoTime();
        }
        frame.event.begin();
        // Last: a frame that an error kept from being entered would never be left.
        context.current = frame;
        return frame;
    }

    /** The innermost resolution of a point that this thread is in, or null. */
    static @Nullable Frame of(Point point) {
        Context context = Context.peek();
        Frame frame = context == null ? null : context.current;
        while (frame != null && frame.site.probe.point() != point) {
            frame = frame.parent;
        }
        return frame;
    }

    /** The innermost resolution that this thread is in, or null. */
    static @Nullable Frame current() {
        Context context = Context.peek();
        return context == null ? null : context.current;
    }

    static void mode(Site site) {
        Frame frame = of(site.probe.point());
        if (frame != null) {
            frame.mode = site.probe.name();
        }
    }

    void add(StepFrame step) {
        if (stepCount == steps.length) {
            StepFrame[] grown = new StepFrame[Math.max(4, 2 * stepCount)];
            System.arraycopy(steps, 0, grown, 0, stepCount);
            steps = grown;
        }
        steps[stepCount++] = step;
    }

    void walked() {
        walked = true;
    }

    /** Discovery gave these versions to the step that is being tried. */
    void given(Class<?>[] versions) {
        given = versions;
        asking = openStep;
    }

    void exit(@Nullable Object returned, @Nullable Throwable failure) {
        context.current = parent;
        event.end();
        Object answer = unwrapped(returned);
        StepFrame chosen = answer == null ? null : chosen(answer);
        Class<?> implementation = answer == null ? null : typeOf(answer);
        if (implementation != null && site.probe.point().versions() != null) {
            WatchList.used(implementation);
        }
        String path = answer == null ? NO_ANSWER : chosen == null ? "" : chosen.path();
        Tally.Fate fate = fate();
        if (Activity.summing) {
            count(path, fate, failure);
        }
        if (fate == Tally.Fate.WRITTEN) {
            commit(path, implementation, failure);
        }
        if (fate != Tally.Fate.OVER_LIMIT) {
            for (int i = 0; i < stepCount; i++) {
                steps[i].commit(steps[i] == chosen);
            }
        }
    }

    private Tally.Fate fate() {
        if (!event.shouldCommit()) {
            return Tally.Fate.BELOW_THRESHOLD;
        }
        return site.tally.limiter.letsThrough(Ticks.second(event)) ? Tally.Fate.WRITTEN : Tally.Fate.OVER_LIMIT;
    }

    private void count(String path, Tally.Fate fate, @Nullable Throwable failure) {
        site.tally.tally(path, context.stripe).add(Ticks.duration(event), fate, failure != null);
    }

    private void commit(String path, @Nullable Class<?> implementation, @Nullable Throwable failure) {
        event.id = id;
        event.point = site.probe.point().name();
        event.key = key;
        event.mode = mode == null ? "" : mode;
        event.path = path;
        event.implementation = implementation;
        event.candidates = candidates();
        event.walked = walked;
        event.classesLoaded = context.classesDefined - classesBefore;
        event.failure = failure == null ? null : Text.of(failure);
        event.commit();
    }

    /**
     * The step whose answer is the resolution's: the last one that gave the same object, or else the last one that
     * gave an object of the same class (a resolver may wrap what a step found).
     */
    private @Nullable StepFrame chosen(Object answer) {
        for (int i = stepCount - 1; i >= 0; i--) {
            if (steps[i].answer == answer) {
                return steps[i];
            }
        }
        Class<?> type = typeOf(answer);
        for (int i = stepCount - 1; i >= 0; i--) {
            Object other = steps[i].answer;
            if (other != null && typeOf(other) == type) {
                return steps[i];
            }
        }
        return null;
    }

    /** Patched versions that were given: all but what another step answered and what the resolver's own loader has. */
    private int candidates() {
        if (given == null) {
            return 0;
        }
        int candidates = 0;
        for (Class<?> version : given) {
            if (!site.isOf(version.getClassLoader()) && !isAnswerOfAnother(version)) {
                candidates++;
            }
        }
        return candidates;
    }

    private boolean isAnswerOfAnother(Class<?> version) {
        for (int i = 0; i < stepCount; i++) {
            Object other = steps[i].answer;
            if (steps[i] != asking && other != null && typeOf(other) == version) {
                return true;
            }
        }
        return false;
    }

    /** The answer itself: what stands inside an Optional, if it is one. */
    static @Nullable Object unwrapped(@Nullable Object returned) {
        return returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
    }

    /** The implementation's class: the answer if it is a class, or else its class. */
    static Class<?> typeOf(Object answer) {
        return answer instanceof Class<?> type ? type : answer.getClass();
    }
}
