package dev.whence.agent.classload;

/** What {@link ClassLoadTracer} noted since it was last asked. */
final class ClassLoadBatch {
    /** {@link StackTraceElement}s; their numbers go on where those of the last time ended. */
    final Object[] frames;

    /** Strings, numbered likewise. */
    final Object[] names;

    final TracedLoad[] loads;

    ClassLoadBatch(Object[] frames, Object[] names, TracedLoad[] loads) {
        this.frames = frames;
        this.names = names;
        this.loads = loads;
    }
}
