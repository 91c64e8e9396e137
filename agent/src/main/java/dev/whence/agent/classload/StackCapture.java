package dev.whence.agent.classload;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes the stack of the thread it is used on.
 *
 * <p>Not that of a {@code new Throwable()}, though that costs a fifth: JDK 17's recorder weaves a call into Throwable's
 * constructor, which loads classes at any moment.
 */
@SuppressWarnings("overloads") // Both kinds of function have an andThen; nobody calls it.
final class StackCapture
        implements Function<Stream<StackWalker.StackFrame>, StackTraceElement[]>, Consumer<StackWalker.StackFrame> {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private final StackTraceElement[] frames;
    private int count;

    private StackCapture(int deepest) {
        frames = new StackTraceElement[deepest];
    }

    /** The innermost frames, up to so many. */
    static StackTraceElement[] take(int deepest) {
        return WALKER.walk(new StackCapture(deepest));
    }

    @Override
    public StackTraceElement[] apply(Stream<StackWalker.StackFrame> stack) {
        stack.limit(frames.length).forEach(this);
        return Arrays.copyOf(frames, count);
    }

    @Override
    public void accept(StackWalker.StackFrame frame) {
        frames[count++] = frame.toStackTraceElement();
    }
}
