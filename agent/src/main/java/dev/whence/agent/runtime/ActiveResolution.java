package dev.whence.agent.runtime;

import dev.whence.agent.answer.AnswerCount;
import dev.whence.agent.answer.AnswerRow;
import dev.whence.agent.answer.AnswerTable;
import dev.whence.agent.point.Point;
import dev.whence.agent.support.CodeSources;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Switches;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resolution under way on one thread.
 *
 * <p>Frames are used again with their events, one for each depth of resolutions within resolutions. An event made anew
 * would be free only while the compiler sees all of its life at once, from the woven method to JFR's writer, and whether
 * it does depends on what it compiled before. A reference is written only if it is another than the last call's: with
 * G1, each such write into an old object costs a fence. Between two uses a frame holds nothing of the application's but
 * the last key, which is a text.
 */
public final class ActiveResolution {
    /** A look on the stack takes microseconds, and a chain of delegates is shorter than this. */
    private static final int PASSED_ON_UNSEEN = 8;

    /** A resolver tries few steps; one that tries a thousand does not have all of them kept. */
    private static final int MOST_SPARES = 8;

    private final ThreadContext context;
    private final int depth;
    private final ResolutionEvent event = new ResolutionEvent();
    private WovenMethod site;
    private long id;
    private int classesBefore;
    private boolean hasMode;
    /** The last one that there was; meant only where there is one. */
    private String mode = Point.NO_MODE;

    /** The first of the steps that were tried; each knows the next. */
    private @Nullable ActiveStep steps;

    /** The first of those that wait to be used again, in the same way. */
    private @Nullable ActiveStep spareSteps;

    private int spareCount;

    private boolean walked;
    private Class<?> @Nullable [] given;
    private @Nullable ActiveStep asking;
    /** How long the resolutions took that were directly within it, in ticks. */
    private long nested;
    /** The row that the last resolution was counted in, which the next one's often is. */
    private @Nullable AnswerRow lastRow;

    private @Nullable AnswerCount lastCount;

    /** The key where events tell its class alone: one object is one key, and of two it is not known. */
    private @Nullable Object subject;

    /** How many calls passed it on. */
    private int passedOn;

    ActiveResolution(ThreadContext context, int depth, WovenMethod site) {
        this.context = context;
        this.depth = depth;
        this.site = site;
        event.point = site.probe.point().name();
    }

    /**
     * A resolution begins. Its frame is what the exit has to be given.
     *
     * <p>Null where a call only passes on what is being resolved already: to {@code super}, to a delegate of the same
     * point, from a wrapper, to an adapter of the JDK's. That is a call of the same point for the same key, within.
     */
    static @Nullable ActiveResolution enter(WovenMethod site, @Nullable Object given) throws IllegalAccessException {
        ThreadContext context = ThreadContext.get();
        Object key = site.key(given);
        String text = EventText.key(key);
        boolean nested = false;
        if (context.depth > 0) {
            ActiveResolution outer = of(site.probe.point());
            if (outer != null && outer.isFor(key, text)) {
                if (outer.isStillThere(site)) {
                    return null;
                }
                context.leave(outer.depth);
                outer.forget();
                outer = null;
            }
            nested = outer != null && !outer.isForAnother(key, text);
        }
        ActiveResolution frame = context.next(site);
        frame.begin(site, text);
        frame.event.nested = nested;
        if (text != null && !EventText.isKeyItself(key, text)) {
            frame.subject = key;
        }
        // Last: a frame that an error kept from being entered would never be left.
        context.depth = frame.depth + 1;
        return frame;
    }

    private void begin(WovenMethod entered, @Nullable String key) {
        if (site != entered) {
            site = entered;
            event.point = entered.probe.point().name();
        }
        if (event.key != key) {
            event.key = key;
        }
        id = context.newId();
        classesBefore = context.classesDefined;
        hasMode = false;
        walked = false;
        passedOn = 0;
        nested = 0;
        if (Ticks.areNanos()) {
            event.nanos = System.nanoTime();
        }
        event.begin();
    }

    /** Whether this is what is being resolved: the same text, or the same object where texts do not tell keys apart. */
    private boolean isFor(@Nullable Object key, @Nullable String text) {
        if (text == null || !text.equals(event.key)) {
            return false;
        }
        return subject == null ? EventText.isKeyItself(key, text) : subject == key;
    }

    /** Looked at now and then: see {@link EnclosingCall}. */
    private boolean isStillThere(WovenMethod entered) {
        return ++passedOn % PASSED_ON_UNSEEN != 0 || EnclosingCall.isThere(site, entered);
    }

    /** Whether it is known that something else is being resolved: by its key, which both of them have. */
    private boolean isForAnother(@Nullable Object key, @Nullable String text) {
        return text != null && event.key != null && subject == null && EventText.isKeyItself(key, text);
    }

    /** Ties other events to this resolution. */
    long id() {
        return id;
    }

    /** The innermost resolution of a point that this thread is in, or null. */
    static @Nullable ActiveResolution of(Point point) {
        ThreadContext context = ThreadContext.peek();
        for (int i = context == null ? 0 : context.depth; i > 0; i--) {
            ActiveResolution frame = context.frames[i - 1];
            if (frame.site.probe.point() == point) {
                return frame;
            }
        }
        return null;
    }

    /** The innermost resolution that this thread is in, or null. */
    public static @Nullable ActiveResolution current() {
        ThreadContext context = ThreadContext.peek();
        return context == null ? null : context.innermost();
    }

    static void mode(WovenMethod site) {
        ActiveResolution frame = of(site.probe.point());
        if (frame != null) {
            frame.hasMode = true;
            if (frame.mode != site.probe.name()) {
                frame.mode = site.probe.name();
            }
        }
    }

    private String mode() {
        return hasMode ? mode : Point.NO_MODE;
    }

    /** A step to be used again, or null. */
    @Nullable
    ActiveStep spareStep() {
        ActiveStep spare = spareSteps;
        if (spare != null) {
            spareSteps = spare.next();
            spareCount--;
            spare.waitBefore(null);
        }
        return spare;
    }

    void add(ActiveStep step) {
        ActiveStep first = steps;
        if (first == null) {
            steps = step;
        } else {
            first.append(step);
        }
    }

    /** The step that is being tried, or null. */
    @Nullable
    ActiveStep openStep() {
        ActiveStep innermost = null;
        for (ActiveStep step = steps; step != null; step = step.next()) {
            innermost = step.isOpen() ? step : innermost;
        }
        return innermost;
    }

    void walked() {
        walked = true;
    }

    /** Discovery gave these versions to the step that is being tried. */
    void given(Class<?>[] versions) {
        for (Class<?> version : versions) {
            if (isForeign(version)) {
                given = versions;
                asking = openStep();
                return;
            }
        }
    }

    void exit(@Nullable Object returned, @Nullable Throwable failure) {
        try {
            event.end();
            // Now: telling may load classes of the JDK's, and these are the agent's doing.
            event.classesLoaded = context.classesDefined - classesBefore;
            tell(unwrapped(returned), failure);
        } finally {
            forget();
            // Last: whatever resolves meanwhile must take another frame.
            context.leave(depth);
        }
    }

    /** Lets go of all that is the application's. */
    void forget() {
        if (steps != null) {
            forgetSteps();
        }
        if (given != null) {
            given = null;
            asking = null;
        }
        if (subject != null) {
            subject = null;
        }
        event.forget();
    }

    private void forgetSteps() {
        ActiveStep step = steps;
        // First: what an error leaves behind is dropped.
        steps = null;
        while (step != null) {
            ActiveStep following = step.next();
            if (!step.isOpen() && spareCount < MOST_SPARES) {
                step.forget();
                step.waitBefore(spareSteps);
                spareSteps = step;
                spareCount++;
            }
            step = following;
        }
    }

    private void tell(@Nullable Object answer, @Nullable Throwable failure) {
        Class<?> implementation = answer == null ? null : typeOf(answer);
        ActiveStep chosen = implementation == null ? null : chosen(answer, implementation);
        if (implementation != null && site.probe.point().versions() != null) {
            CurrentResolution.used(implementation);
        }
        String path = answer == null
                ? Point.NO_ANSWER
                : chosen == null ? site.probe.point().otherwise() : chosen.path();
        Tally.Fate fate = fate();
        count(path, implementation, failure, fate);
        if (fate == Tally.Fate.WRITTEN) {
            commit(path, implementation, failure);
        }
        if (fate != Tally.Fate.OVER_LIMIT) {
            for (ActiveStep step = steps; step != null; step = step.next()) {
                if (step == chosen || step.isTold(answer)) {
                    step.commit(step == chosen);
                }
            }
        }
    }

    private void count(String path, @Nullable Class<?> implementation, @Nullable Throwable failure, Tally.Fate fate) {
        long duration = Ticks.duration(event);
        boolean isInner = false;
        if (depth > 0) {
            context.frames[depth - 1].nested += duration;
            isInner = context.isInner(depth, site.probe.point());
        }
        if (Switches.answering) {
            answer(path, implementation, failure == null ? null : failure.getClass())
                    .add(Ticks.start(event), duration, nested, isInner);
        }
        if (Switches.summing) {
            site.tally
                    .tally(path, mode(), context.stripe)
                    .add(duration, nested, isInner ? duration : 0, fate, failure != null);
        }
    }

    private AnswerCount answer(String path, @Nullable Class<?> implementation, @Nullable Class<?> failure) {
        AnswerTable answers = site.tally.answers;
        AnswerRow known = lastRow;
        AnswerCount count = lastCount;
        if (known == null
                || count == null
                || !known.isSame(answers, event.key, mode(), path, implementation, failure)) {
            known = answers.row(event.key, mode(), path, implementation, failure);
            count = known.count(context.stripe, Stripes.isShared(context.stripe));
            lastRow = known;
            lastCount = count;
        }
        return count;
    }

    boolean isOf(Point point) {
        return site.probe.point() == point;
    }

    private Tally.Fate fate() {
        if (!event.shouldCommit()) {
            return Tally.Fate.BELOW_THRESHOLD;
        }
        Limiter limiter = site.tally.limiter;
        return limiter.isOff() || limiter.letsThrough(Ticks.second(event)) ? Tally.Fate.WRITTEN : Tally.Fate.OVER_LIMIT;
    }

    private void commit(String path, @Nullable Class<?> implementation, @Nullable Throwable failure) {
        event.id = id;
        String taken = mode();
        if (event.mode != taken) {
            event.mode = taken;
        }
        if (event.path != path) {
            event.path = path;
        }
        event.implementation(implementation);
        if (implementation != null && site.probe.point().source()) {
            event.source = CodeSources.of(implementation);
        }
        event.candidates = candidates();
        event.walked = walked;
        if (failure != null) {
            event.failure = site.probe.point().told(failure);
        }
        if (!site.tally.isRehearsed) {
            event.commit();
        }
    }

    /**
     * The step whose answer is the resolution's: the first one that named the answer's class, or else the last one that
     * gave the same object, or else the last one that gave an object of the same class (a resolver may wrap what a step
     * found). Who named the class settled it, whoever made the object; and what he asked in turn is within him.
     */
    private @Nullable ActiveStep chosen(@Nullable Object answer, Class<?> type) {
        ActiveStep same = null;
        ActiveStep sameType = null;
        for (ActiveStep step = steps; step != null; step = step.next()) {
            Object other = step.answer;
            if (other == answer) {
                same = step;
            } else if (other instanceof String name && name.equals(type.getName())) {
                return step;
            } else if (other != null && typeOf(other) == type) {
                sameType = step;
            }
        }
        return same != null ? same : sameType;
    }

    /** Patched versions that were given: all but what another step answered and what the resolver's own loader has. */
    private int candidates() {
        if (given == null) {
            return 0;
        }
        int candidates = 0;
        for (Class<?> version : given) {
            if (isForeign(version) && !isAnswerOfAnother(version)) {
                candidates++;
            }
        }
        return candidates;
    }

    private boolean isForeign(Class<?> version) {
        return !site.isOf(version.getClassLoader());
    }

    private boolean isAnswerOfAnother(Class<?> version) {
        for (ActiveStep step = steps; step != null; step = step.next()) {
            Object other = step.answer;
            if (step != asking && other != null && typeOf(other) == version) {
                return true;
            }
        }
        return false;
    }

    /** The answer itself: what stands inside an Optional, if it is one. */
    static @Nullable Object unwrapped(@Nullable Object returned) {
        return returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
    }

    /** The implementation's class: the answer if it is a class, the one that it provides, or else its class. */
    static Class<?> typeOf(Object answer) {
        if (answer instanceof Class<?> type) {
            return type;
        }
        Class<?> own = answer.getClass();
        return own.getClassLoader() == null ? ServiceProviders.type(answer, own) : own;
    }
}
