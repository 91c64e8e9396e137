package dev.whence.agent.discovery;

import dev.whence.agent.support.LoaderLookup;

/**
 * Tells from a thread's stack whether the thread may be inside the definition of a class.
 *
 * <p>Every way to define one, but for the bootstrap loader's, passes through a native method: {@code defineClass} in its
 * forms, {@code findLoadedClass0} for what class-data sharing holds, or somebody's own that calls JNI's
 * {@code DefineClass}. Until the class is there, that method's frame stays on the stack.
 */
final class DefiningStack {
    /** From JDK 21 on, a stack has no more frames than {@code -XX:MaxJavaStackTraceDepth}: the outer ones are missing. */
    private static final int LONGEST_WHOLE = 1023;

    /** While it asks a loader, that loader's code may define classes that the JVM does not announce. */
    private static final String ASKING = LoaderLookup.class.getName();

    private DefiningStack() {}

    /**
     * Whether a thread with this stack may be inside a definition.
     *
     * @param stack the frames, the innermost first
     * @param unlessTold the answer where the stack does not tell
     */
    static boolean maybe(StackTraceElement[] stack, boolean unlessTold) {
        if (stack.length > LONGEST_WHOLE) {
            return true;
        }
        for (StackTraceElement frame : stack) {
            if (frame.isNativeMethod() && mayDefine(frame.getClassName(), frame.getMethodName())) {
                return true;
            }
            if (frame.getClassName().equals(ASKING)) {
                return true;
            }
            if (carriesAnother(frame)) {
                return unlessTold;
            }
        }
        return unlessTold && !isWhole(stack);
    }

    private static boolean mayDefine(String type, String method) {
        if (type.equals("java.lang.ClassLoader")) {
            return true;
        }
        if (type.equals("jdk.internal.misc.Unsafe")) {
            return method.startsWith("defineClass");
        }
        return !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.");
    }

    /** The frames of a virtual thread are not among those of the thread that carries it. */
    private static boolean carriesAnother(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.VirtualThread")
                && frame.getMethodName().equals("runContinuation");
    }

    private static boolean isWhole(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return false;
        }
        String outermost = stack[stack.length - 1].getMethodName();
        return outermost.equals("run") || outermost.equals("main");
    }
}
