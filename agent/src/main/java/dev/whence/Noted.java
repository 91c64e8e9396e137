package dev.whence;

/** What {@link ClassLoads} noted since it was last asked. */
final class Noted {
    /** {@link StackTraceElement}s; their numbers go on where those of the last time ended. */
    final Object[] frames;

    /** Strings, numbered likewise. */
    final Object[] names;

    final ClassLoad[] loads;

    Noted(Object[] frames, Object[] names, ClassLoad[] loads) {
        this.frames = frames;
        this.names = names;
        this.loads = loads;
    }
}
