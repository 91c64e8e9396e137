package dev.whence.agent.runtime;

import dev.whence.agent.answer.AnswerTable;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.Reading;
import dev.whence.agent.point.ValuePath;
import dev.whence.agent.support.CodeSources;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.LoaderLookup;
import dev.whence.agent.support.Supertypes;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Resolves once, in all the ways that a woven method may, before anything is woven: what is loaded, linked or initialised
 * for that, is by then.
 *
 * <p>A woven method may be called with the last bytes of a stack. A class whose initialisation fails there is unusable
 * for good (JVMS 5.5), also for the application where it is the JDK's; and a call of a {@code VarHandle} is linked by
 * Java code at its first execution. So each call site has to be executed, and it is not enough to name the classes.
 */
public final class CallWarmUp {
    private static final String MODE = "mode";
    private static final String STEP = "step";
    private static final String CLASS = CallWarmUp.class.getName();

    private final Point point;
    private final PointTally tally;
    private final WovenMethod resolve;
    private final WovenMethod step;
    private final WovenMethod mode;

    private CallWarmUp(@Nullable Reading reading) {
        MethodRef method = new MethodRef(CLASS, "run", null);
        point = new Point(
                "warm-up",
                method,
                0,
                null,
                Map.of(MODE, method),
                Map.of(STEP, method, Point.BY_CLASS, method),
                true,
                null,
                "",
                false,
                null,
                List.of(),
                reading,
                null,
                List.of(),
                List.of(),
                null);
        // One event a second: the next one is over the limit.
        tally = new PointTally(point, new Limiter(1), 1);
        // A recording that runs already must not show it.
        tally.isWarmUp = true;
        resolve = method(Probe.Kind.RESOLUTION, "");
        step = method(Probe.Kind.STEP, Point.BY_CLASS);
        mode = method(Probe.Kind.MODE, MODE);
    }

    /** Resolves on this thread, and writes and counts nothing. The agent is at work meanwhile. */
    public static void run() throws IllegalAccessException {
        boolean before = OwnWork.enter();
        try {
            new CallWarmUp(null).resolve();
        } finally {
            OwnWork.leave(before);
        }
    }

    /** The same for points whose calls are read: only where there are such. */
    public static void runReading(Instrumentation instrumentation) throws ReflectiveOperationException {
        RuntimeEvents.registerCandidates();
        boolean before = OwnWork.enter();
        try {
            ValueReader.open(instrumentation);
            ValuePath field = new ValuePath(0, List.of("point", "name"));
            ValuePath own = new ValuePath(Point.THIS, List.of("point"));
            ValuePath returned = new ValuePath(Point.RETURNED, List.of("tally", "none"));
            new CallWarmUp(new Reading(List.of(field, own), own, false, true)).read();
            new CallWarmUp(new Reading(List.of(field), returned, true, false)).read();
            new CallWarmUp(new Reading(List.of(), null, true, false)).read();
        } finally {
            OwnWork.leave(before);
        }
    }

    private void read() throws IllegalAccessException {
        for (Object candidates :
                new Object[] {List.of(this, STEP), Map.of(MODE, CallWarmUp.class), new Object[] {this}}) {
            for (Throwable failure : new @Nullable Throwable[] {null, new IllegalStateException()}) {
                ActiveResolution begun = ActiveResolution.enterReading(resolve, new Object[] {this, this, this});
                if (begun != null) {
                    begun.values().candidates(candidates);
                    begun.exitReading(candidates, failure);
                }
                choose(candidates, failure);
            }
        }
    }

    /** Whatever becomes of single resolutions: makes the events of candidates, with each reason. */
    private void choose(Object candidates, @Nullable Throwable failure) {
        CallValues values = new CallValues();
        ResolutionEvent written = new ResolutionEvent();
        for (Class<?> type : new @Nullable Class<?>[] {null, CallWarmUp.class, Runnable.class}) {
            for (String path : new String[] {"", STEP}) {
                written.path = path;
                written.implementation(type);
                values.candidates(candidates);
                values.commit(written, type == null ? null : this, failure, "", false);
            }
        }
    }

    private void resolve() throws IllegalAccessException {
        for (Object key : keys()) {
            resolve(key);
        }
        for (boolean shared : new boolean[] {false, true}) {
            count(shared);
        }
        answer();
        tally.flush(false, false, Ticks.nanosPerTick());
        tally.limiter.letsThrough(0);
        tally.limiter.letsThrough(0);
        EnclosingCall.isThere(resolve, resolve);
        CurrentResolution.given(new Class<?>[] {CallWarmUp.class}, CurrentResolution.definedSoFar());
        Supertypes.isOne(CallWarmUp.class, "java.lang.Object");
        LoaderLookup.gives(CallWarmUp.class.getClassLoader(), CallWarmUp.class);
        ImplementationType.of(Optional.empty());
        ImplementationType.of(CallWarmUp.class);
        LateAnswer.warmUp();
        CodeSources.of(CallWarmUp.class);
        CodeSources.of(Object.class);
        EventText.loader(CallWarmUp.class.getClassLoader());
        Errors.warmUp();
        WovenMethods.woven();
    }

    /** A key of each kind. */
    private static @Nullable Object[] keys() {
        return new @Nullable Object[] {
            "a key",
            "a key that is longer than those that are kept ".repeat(8),
            "jar:http://user:password@host/a.jar?query!/b",
            "jdbc:driver:url",
            CallWarmUp.class,
            Probe.Kind.STEP,
            1,
            2L,
            (short) 3,
            (byte) 4,
            5.0,
            6.0f,
            true,
            'c',
            ServiceLoader.load(Runnable.class, null),
            new Object(),
            null
        };
    }

    /** A resolution with steps, another one within, and those that pass on what is being resolved; then one that fails. */
    private void resolve(@Nullable Object key) throws IllegalAccessException {
        ActiveResolution outer = ActiveResolution.enter(resolve, key);
        if (outer == null) {
            throw new IllegalStateException("a thread that the agent works on is in a resolution of its own");
        }
        ActiveResolution.mode(mode);
        ThreadContext.needStack();
        ActiveStep named = ActiveStep.enter(step);
        ActiveResolution inner = ActiveResolution.enter(resolve, "another");
        if (named != null) {
            named.exit(CLASS, null);
        }
        ActiveStep failed = ActiveStep.enter(step);
        if (failed != null) {
            failed.exit(null, new IllegalStateException());
        }
        if (inner != null) {
            inner.given(new Class<?>[] {Object.class});
            inner.exit(null, new IllegalStateException());
        }
        for (int i = 0; i < 2; i++) {
            ActiveStep found = ActiveStep.enter(step);
            if (found != null) {
                found.exit(Optional.of(this), null);
            }
        }
        // Which one in eight looks on the stack, and does not find the resolution there: then it is one of its own.
        ActiveResolution.enter(resolve, key);
        outer.exit(Optional.of(this), null);
    }

    private static void count(boolean shared) {
        Tally counted = new Tally(shared);
        for (Tally.Fate fate : Tally.Fate.values()) {
            counted.add(2, 1, 1, fate, true);
            counted.add(1, 1, 1, fate, false);
            counted.add(3, fate, false);
        }
        PathSummary summary = new PathSummary();
        counted.drainTo(summary);
        summary.percentile(1);
    }

    private void answer() {
        for (boolean shared : new boolean[] {false, true}) {
            AnswerTable answers = new AnswerTable(point.name(), 1, Stripes.COUNT);
            for (String key : new String[] {"a", "b"}) {
                for (Class<?> type : new Class<?>[] {CallWarmUp.class, Object.class}) {
                    answers.row(key, MODE, STEP, type, null).count(0, shared).add(2, 2, 1, true);
                    answers.row(key, MODE, STEP, type, null).count(0, shared).add(1, 3, 1, true);
                    answers.row(key, MODE, STEP, null, Error.class)
                            .count(0, shared)
                            .add(1, 1, 1, true);
                }
            }
            answers.flush(false, Ticks.scale());
        }
    }

    private WovenMethod method(Probe.Kind kind, String name) {
        Probe probe = new Probe(point, kind, name, point.target());
        return new WovenMethod(0, probe, CLASS, getClass().getClassLoader(), tally, false, false, WovenMethod.CERTAIN);
    }
}
