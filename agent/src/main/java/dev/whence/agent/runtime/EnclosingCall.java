package dev.whence.agent.runtime;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks on this thread's stack whether a resolution that counts as under way still is: an exhausted stack may keep its
 * exit from being reported, and then calls for the same key would count as passed on for ever.
 */
final class EnclosingCall {
    private static final StackWalker STACK = StackWalker.getInstance();

    private EnclosingCall() {}

    /** Whether the outer method has a call on the stack, besides the one of the inner method that is being entered. */
    static boolean isThere(WovenMethod outer, WovenMethod inner) {
        boolean same = outer.className.equals(inner.className)
                && outer.probe.method().method().equals(inner.probe.method().method());
        Boolean found = STACK.walk(new Search(outer, same ? 2 : 1));
        return found != null && found;
    }

    /** A class of its own: a lambda would be linked by the first call that looks. */
    private record Search(WovenMethod outer, int calls) implements Function<Stream<StackWalker.StackFrame>, Boolean> {
        @Override
        public Boolean apply(Stream<StackWalker.StackFrame> frames) {
            return isThere(frames, outer, calls);
        }
    }

    private static boolean isThere(Stream<StackWalker.StackFrame> frames, WovenMethod outer, int calls) {
        int seen = 0;
        for (Iterator<StackWalker.StackFrame> each = frames.iterator(); seen < calls && each.hasNext(); ) {
            seen += is(each.next(), outer) ? 1 : 0;
        }
        return seen == calls;
    }

    private static boolean is(StackWalker.StackFrame frame, @Nullable WovenMethod outer) {
        return outer != null
                && frame.getMethodName().equals(outer.probe.method().method())
                && frame.getClassName().equals(outer.className);
    }
}
