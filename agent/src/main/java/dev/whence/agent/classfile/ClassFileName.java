package dev.whence.agent.classfile;

import org.jspecify.annotations.Nullable;

/**
 * Reads a class's name out of its class file, for definitions that are announced without one
 * ({@code defineClass(null, …)}).
 */
public final class ClassFileName {
    private ClassFileName() {}

    /** The internal name, or null where the bytes are no class file; the JVM refuses those itself. */
    public static @Nullable String of(byte[] file) {
        try {
            ConstantPool constants = ConstantPool.of(file);
            return constants == null ? null : constants.thisClass();
        } catch (ArrayIndexOutOfBoundsException malformed) {
            return null;
        }
    }
}
