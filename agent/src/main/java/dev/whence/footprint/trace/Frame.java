package dev.whence.footprint.trace;

/**
 * A stack frame.
 *
 * @param className binary name of the class that declares the method
 * @param method its name
 * @param file the source file; empty if it is not known
 * @param line the line in it; not positive if it is not known
 * @param module the class's named module; empty for none, and for that of the main class
 */
public record Frame(String className, String method, String file, int line, String module) {
    /** Whether it belongs to neither the JDK nor the agent. */
    public boolean isApplications() {
        return !isJdks() && !isAgents();
    }

    public boolean isAgents() {
        return ClassNames.isAgents(className);
    }

    /** Whether the JVM is defining a class in it, or finds one in its archive. */
    public boolean isDefinition() {
        return className.equals("java.lang.ClassLoader")
                        && (method.startsWith("defineClass") || method.startsWith("find"))
                        && line == NATIVE
                || className.equals("jdk.internal.misc.Unsafe") && method.startsWith("defineClass") && line == NATIVE;
    }

    /** Whether the JVM may link classes in it: whatever is written in C. */
    public boolean isNative() {
        return line == NATIVE;
    }

    /** As in a stack trace: {@code a.B.run(B.java:12)}. */
    @Override
    public String toString() {
        String place = file.isEmpty() ? "unknown source" : line > 0 ? file + ":" + line : file;
        return className + "." + method + "(" + place + ")";
    }

    private boolean isJdks() {
        // Generated accessors and proxies are in no named module, or in one of their own.
        return JdkNames.isModule(module) || JdkNames.isClass(className);
    }

    private static final int NATIVE = -2;
}
