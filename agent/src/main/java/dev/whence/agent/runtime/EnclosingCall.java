package dev.whence.agent.runtime;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks on this thread's stack whether a resolution that counts as under way still is: an exhausted stack may keep its
 * exit from being reported, and then calls for the same key would count as passed on for ever.
 *
 * <p>No lambda: it would be linked inside a woven method, which may be one of class loading.
 */
final class EnclosingCall implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final String className;
    private final String method;
    private final int calls;

    private EnclosingCall(String className, String method, int calls) {
        this.className = className;
        this.method = method;
        this.calls = calls;
    }

    /** Whether the outer method has a call on the stack, besides the one of the inner method that is being entered. */
    static boolean isThere(WovenMethod outer, WovenMethod inner) {
        String method = outer.probe.method().method();
        boolean same = outer.className.equals(inner.className)
                && method.equals(inner.probe.method().method());
        return STACK.walk(new EnclosingCall(outer.className, method, same ? 2 : 1));
    }

    /** Has what the look needs loaded before a woven method needs it. */
    static boolean warmUp() {
        return STACK.walk(new EnclosingCall(EnclosingCall.class.getName(), "warmUp", 1));
    }

    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
        int seen = 0;
        for (Iterator<StackWalker.StackFrame> each = frames.iterator(); seen < calls && each.hasNext(); ) {
            seen += is(each.next()) ? 1 : 0;
        }
        return seen == calls;
    }

    private boolean is(StackWalker.StackFrame frame) {
        return frame.getMethodName().equals(method) && frame.getClassName().equals(className);
    }
}
