package dev.whence.agent.discovery;

import static dev.whence.agent.discovery.StressedJvm.FIRST;
import static dev.whence.agent.discovery.StressedJvm.ONE;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;

/** A watched name in a {@link StressedJvm}, and what actors do with it. */
class StressedState {
    private static final Field ANSWERED = answered();

    final StressedJvm jvm = new StressedJvm();
    final Watch watch;
    final Versions versions;

    StressedState() {
        this(new Watch(StressedJvm.NAME, false));
    }

    StressedState(Watch watch) {
        this.watch = watch;
        this.versions = watch.versions(jvm);
    }

    /** The class is defined, and announced before, as the JVM does it. */
    final void define(Class<?> version) {
        watch.announce(version.getClassLoader());
        jvm.load(version);
    }

    /** A definition that comes to nothing. */
    final void fail(ClassLoader loader) {
        watch.announce(loader);
    }

    /** As the garbage collector does it with what nobody holds: all weak references are cleared. */
    final void collect(Class<?> version) {
        PublishedVersions answer = watch.answer();
        jvm.unload(version);
        for (LoadedVersion each : versions.known()) {
            if (each.refersTo(version)) {
                each.clear();
            }
        }
        if (answer != null) {
            forget(answer);
        }
    }

    final int ask() {
        return StressedJvm.which(versions.loaded());
    }

    /** Asks, and is told of a failure with 8. */
    final int askOrFail() {
        try {
            return ask();
        } catch (IllegalStateException failed) {
            return 8;
        }
    }

    final void loadedBefore() {
        jvm.load(ONE);
    }

    final void announcedBefore() {
        watch.announce(FIRST);
        jvm.load(ONE);
    }

    private static void forget(PublishedVersions answer) {
        try {
            ((WeakReference<?>) ANSWERED.get(answer)).clear();
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Field answered() {
        try {
            Field field = PublishedVersions.class.getDeclaredField("classes");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
