package dev.whence.agent.runtime;

import dev.whence.agent.point.Point;
import dev.whence.agent.point.Reading;
import dev.whence.agent.support.CodeSources;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Switches;
import org.jspecify.annotations.Nullable;

/**
 * A resolution under way on one thread.
 *
 * <p>Used again with its event: a thread has one for each depth of resolutions within resolutions. A new event
 * would be free only while the compiler sees all of its life at once, from the woven method to JFR's writer, and whether
 * it does depends on what it compiled before. A reference is written only if it is another than the last call's: with
 * G1, each such write into an old object costs a fence. Between two uses it holds nothing of the application's but
 * the last key, which is a text.
 *
 * <p>Above 300 lines on purpose: what begins, ends and reports a call shares the call's state, which no other class may
 * write.
 */
public final class ActiveResolution {
    /** A look on the stack takes microseconds, and a chain of delegates is shorter than this. */
    private static final int PASSED_ON_UNSEEN = 8;

    private final ThreadContext context;
    private final int depth;
    private final ResolutionEvent event = new ResolutionEvent();
    private final RequestedKey key = new RequestedKey();
    private final ActiveSteps steps = new ActiveSteps();
    private final GivenVersions given = new GivenVersions();
    private final PlainType plain = new PlainType();
    private final RecentTally tally;
    private WovenMethod method;
    private long id;
    private int classesBefore;
    private boolean hasMode;
    /** The last one that there was; meant only where there is one. */
    private String mode = Point.NO_MODE;

    private boolean walked;
    /** How long the resolutions took that were directly within it, in ticks. */
    private long nested;

    private @Nullable CallValues values;

    /** How many calls passed it on. */
    private int passedOn;

    ActiveResolution(ThreadContext context, int depth, WovenMethod method) {
        this.context = context;
        this.depth = depth;
        this.method = method;
        this.tally = new RecentTally(context.stripe);
        event.point = method.probe.point().name();
    }

    /**
     * A resolution begins. What this returns has to be handed to the exit.
     *
     * <p>Null where a call only passes on what is being resolved already: to {@code super}, to a delegate of the same
     * point, from a wrapper, to an adapter of the JDK's. That is a call of the same point for the same key, within.
     */
    static @Nullable ActiveResolution enter(WovenMethod method, @Nullable Object argument)
            throws IllegalAccessException {
        ThreadContext context = ThreadContext.get();
        Object key = method.key(argument);
        String text = context.isLastKey(key) ? (String) key : EventText.key(key);
        boolean nested = false;
        if (context.depth > 0) {
            ActiveResolution outer = of(method.probe.point());
            if (outer != null && outer.key.is(key, text)) {
                if (outer.isStillThere(method)) {
                    return null;
                }
                context.leave(outer.depth);
                outer.drop();
                outer = null;
            }
            nested = outer != null && !outer.key.isComparable(key, text);
        }
        ActiveResolution entered = context.next(method);
        entered.begin(method, key, text);
        entered.event.nested = nested;
        // Last: a resolution that an error kept from being entered would never be left.
        context.depth = entered.depth + 1;
        return entered;
    }

    /** As {@link #enter}, for a point whose key or answer are read from what is given. */
    static @Nullable ActiveResolution enterReading(WovenMethod method, @Nullable Object[] given)
            throws IllegalAccessException {
        Reading reading = method.probe.point().reading();
        if (reading == null) {
            return null;
        }
        ValueReader reader = method.reader(reading);
        Object owner = reader.owner(given);
        ActiveResolution entered = enter(method, reader.key(given));
        if (entered != null) {
            boolean begun = false;
            try {
                entered.values().begin(reader, owner);
                begun = true;
            } finally {
                if (!begun) {
                    // Nobody will leave it.
                    entered.drop();
                    entered.context.leave(entered.depth);
                }
            }
        }
        return entered;
    }

    private void begin(WovenMethod entered, @Nullable Object forKey, @Nullable String text) {
        if (method != entered) {
            method = entered;
            event.point = entered.probe.point().name();
        }
        if (event.key != text) {
            event.key = text;
        }
        key.begin(forKey, text);
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

    /** Looked at now and then: see {@link EnclosingCall}. */
    private boolean isStillThere(WovenMethod entered) {
        return ++passedOn % PASSED_ON_UNSEEN != 0 || EnclosingCall.isThere(method, entered);
    }

    /** Ties other events to this resolution. */
    long id() {
        return id;
    }

    /** The innermost resolution of a point that this thread is in, or null. */
    static @Nullable ActiveResolution of(Point point) {
        ThreadContext context = ThreadContext.peek();
        for (int i = context == null ? 0 : context.depth; i > 0; i--) {
            ActiveResolution each = context.resolutions[i - 1];
            if (each.method.probe.point() == point) {
                return each;
            }
        }
        return null;
    }

    /** The innermost resolution that this thread is in, or null. */
    public static @Nullable ActiveResolution current() {
        ThreadContext context = ThreadContext.peek();
        return context == null ? null : context.innermost();
    }

    static void mode(WovenMethod method) {
        ActiveResolution resolution = of(method.probe.point());
        if (resolution != null) {
            resolution.hasMode = true;
            if (resolution.mode != method.probe.name()) {
                resolution.mode = method.probe.name();
            }
        }
    }

    private String mode() {
        return hasMode ? mode : Point.NO_MODE;
    }

    ActiveSteps steps() {
        return steps;
    }

    void walked() {
        walked = true;
    }

    /** Discovery gave these versions to the step that is being tried. */
    void given(Class<?>[] versions) {
        given.add(versions, method, steps);
    }

    /** What is read of this call beyond its key and what it returns; for points that want it. */
    CallValues values() {
        CallValues known = values;
        if (known == null) {
            known = new CallValues();
            values = known;
        }
        return known;
    }

    /** As {@link #exit}, for a point whose key or answer are read. */
    void exitReading(@Nullable Object returned, @Nullable Throwable thrown) {
        CallValues read = values();
        try {
            end(thrown);
            Throwable failure = thrown == null ? LateAnswer.failure(returned) : thrown;
            Object answer = failure == null ? read.answer(ImplementationType.unwrapped(returned)) : null;
            Tally.Fate fate = report(answer, method.implementation(answer), failure);
            for (int i = 1; i < read.count(); i++) {
                further(read.answer(i));
            }
            if (fate == Tally.Fate.WRITTEN) {
                read.commit(event, answer, failure, method.probe.point().otherwise(), !method.tally.isWarmUp);
            }
        } finally {
            drop();
            context.leave(depth);
        }
    }

    /** One more answer of the same call, whose time the first one has. */
    private void further(@Nullable Object answer) {
        if (Switches.answering || Switches.listening) {
            Class<?> type = method.implementation(answer);
            String path = path(answer, type, type == null || answer == null ? null : steps.chosen(answer, type));
            if (Switches.answering) {
                context.answers
                        .count(method.tally.answers, event.key, mode(), path, type, null)
                        .add(Ticks.start(event), 0, 0, true);
            }
            tell(path, type, null);
        }
    }

    void exit(@Nullable Object returned, @Nullable Throwable thrown) {
        try {
            end(thrown);
            Object answer = returned;
            Throwable failure = thrown;
            Class<?> type = plain.of(returned);
            if (type == null) {
                Throwable late = LateAnswer.failure(returned);
                failure = late == null ? thrown : late;
                answer = late == null ? ImplementationType.unwrapped(returned) : null;
                type = method.implementation(answer);
                if (answer == returned) {
                    plain.miss(answer, type);
                }
            }
            // Once, and here: a stack leaves out a fixed number of frames.
            report(answer, type, failure);
        } finally {
            forget();
            // Last: what is resolved meanwhile must not use this one again.
            context.leave(depth);
        }
    }

    private void end(@Nullable Throwable failure) {
        event.end();
        if (failure instanceof StackOverflowError) {
            ThreadContext.needStack();
        }
        // Before the report: that may load classes of the JDK's, and these are the agent's doing.
        event.classesLoaded = context.classesDefined - classesBefore;
    }

    /** Lets go of all that is the application's. */
    void forget() {
        steps.forget();
        given.forget();
        key.forget();
        event.forget();
    }

    /** Lets go of all, where the exit did not come. */
    void drop() {
        CallValues read = values;
        if (read != null) {
            read.forget();
        }
        forget();
    }

    private String path(@Nullable Object answer, @Nullable Class<?> implementation, @Nullable ActiveStep chosen) {
        if (implementation == null) {
            return answer == null
                    ? Point.NO_ANSWER
                    : answer == Boolean.TRUE ? Point.TRUE : answer == Boolean.FALSE ? Point.FALSE : Point.PENDING;
        }
        return chosen == null ? method.probe.point().otherwise() : chosen.path();
    }

    private Tally.Fate report(@Nullable Object answer, @Nullable Class<?> implementation, @Nullable Throwable failure) {
        ActiveStep chosen = implementation == null ? null : steps.chosen(answer, implementation);
        if (implementation != null && method.probe.point().versions() != null) {
            CurrentResolution.used(implementation);
        }
        String path = path(answer, implementation, chosen);
        Tally.Fate fate = fate();
        count(path, implementation, failure, fate);
        if (fate == Tally.Fate.WRITTEN) {
            commit(path, implementation, failure);
        }
        if (fate != Tally.Fate.OVER_LIMIT) {
            // Here, and not in a method of the steps': a stack leaves out as many frames as a resolution's own event.
            for (ActiveStep step = steps.first(); step != null; step = step.next()) {
                if (step == chosen || step.isWrittenUnchosen(answer)) {
                    step.commit(step == chosen);
                }
            }
        }
        tell(path, implementation, failure);
        return fate;
    }

    /** Tells whoever listens on this thread, if somebody does. */
    private void tell(String path, @Nullable Class<?> implementation, @Nullable Throwable failure) {
        if (!Switches.listening || method.tally.isWarmUp) {
            return;
        }
        boolean before = context.goInside();
        try {
            LiveCalls.ended(method.probe.point().name(), event.key, mode(), path, implementation, failure, walked);
        } finally {
            context.inside = before;
        }
    }

    private void count(String path, @Nullable Class<?> implementation, @Nullable Throwable failure, Tally.Fate fate) {
        long duration = Ticks.duration(event);
        boolean isInner = false;
        if (depth > 0) {
            context.resolutions[depth - 1].nested += duration;
            isInner = context.isInner(depth, method.probe.point());
        }
        if (Switches.answering) {
            context.answers
                    .count(
                            method.tally.answers,
                            event.key,
                            mode(),
                            path,
                            implementation,
                            failure == null ? null : failure.getClass())
                    .add(Ticks.start(event), duration, nested, isInner);
        }
        if (Switches.summing) {
            tally.of(method.tally, path, mode()).add(duration, nested, isInner ? duration : 0, fate, failure != null);
        }
    }

    /** Whether this object is the key of the last call, and its own text. */
    boolean isLastKey(Object asked) {
        return event.key == asked;
    }

    boolean isOf(Point point) {
        return method.probe.point() == point;
    }

    private Tally.Fate fate() {
        if (!event.shouldCommit()) {
            return Tally.Fate.BELOW_THRESHOLD;
        }
        Limiter limiter = method.tally.limiter;
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
        if (implementation != null && method.probe.point().source()) {
            event.source = CodeSources.of(implementation);
        }
        event.candidates = given.candidates(method, steps);
        event.walked = walked;
        if (failure != null) {
            event.failure = method.probe.point().failureText(failure);
        }
        if (!method.tally.isWarmUp) {
            if (Switches.framesSkipped && !context.inside) {
                event.commitDeeper();
            } else {
                event.commit();
            }
        }
    }
}
