package dev.whence.agent.answer;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of other people's classes: initialises no class and calls no method of theirs.
 *
 * <p>{@link Field#get} would initialise a class. The JDK's own {@code Unsafe} says whether it is initialised, and reads
 * fields that no package opens; its package is exported to the agent for this, and to nobody else.
 */
final class StaticFields {
    private final Object unsafe;
    private final Method shouldBeInitialized;
    private final Method staticFieldBase;
    private final Method staticFieldOffset;
    private final Method objectFieldOffset;
    private final Method getReference;

    StaticFields(Instrumentation instrumentation) throws ReflectiveOperationException {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", Set.of(StaticFields.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        this.unsafe = type.getMethod("getUnsafe").invoke(null);
        this.shouldBeInitialized = type.getMethod("shouldBeInitialized", Class.class);
        this.staticFieldBase = type.getMethod("staticFieldBase", Field.class);
        this.staticFieldOffset = type.getMethod("staticFieldOffset", Field.class);
        this.objectFieldOffset = type.getMethod("objectFieldOffset", Field.class);
        this.getReference = type.getMethod("getReferenceVolatile", Object.class, long.class);
    }

    boolean isInitialised(Class<?> type) throws ReflectiveOperationException {
        return !(boolean) shouldBeInitialized.invoke(unsafe, type);
    }

    /** What a static field holds; null where there is no such field, or none that holds an object. */
    @Nullable
    Object ofClass(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = declared(type, name, true);
        return field == null
                ? null
                : getReference.invoke(
                        unsafe, staticFieldBase.invoke(unsafe, field), staticFieldOffset.invoke(unsafe, field));
    }

    /** What a field of an object holds, where its class or a superclass declares it. */
    @Nullable
    Object ofObject(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            Field field = declared(type, name, false);
            // The fields of these cannot be addressed.
            if (field != null && !type.isHidden() && !type.isRecord()) {
                return getReference.invoke(unsafe, owner, objectFieldOffset.invoke(unsafe, field));
            }
        }
        return null;
    }

    private static @Nullable Field declared(Class<?> type, String name, boolean isStatic) {
        try {
            Field field = type.getDeclaredField(name);
            boolean fits = Modifier.isStatic(field.getModifiers()) == isStatic;
            return fits && !field.getType().isPrimitive() ? field : null;
        } catch (NoSuchFieldException | LinkageError notThere) {
            return null;
        }
    }
}
