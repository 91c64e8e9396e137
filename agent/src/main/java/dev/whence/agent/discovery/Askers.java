package dev.whence.agent.discovery;

import java.util.function.Consumer;

/** Looks through the stack of a question for the class that resolves: it imports one version by itself. */
final class Askers implements Consumer<StackWalker.StackFrame> {
    private final Watch watch;

    private Askers(Watch watch) {
        this.watch = watch;
    }

    static void note(Watch watch) {
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).forEach(new Askers(watch));
    }

    @Override
    public void accept(StackWalker.StackFrame frame) {
        watch.askedBy(frame.getDeclaringClass());
    }
}
