package dev.whence.agent.answer;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of other people's classes: initialises no class, calls no method of theirs and asks no loader.
 *
 * <p>{@link Class#getDeclaredField} would have the class's loader load the types of all its fields, and {@link Field#get}
 * would initialise the class. So a field's descriptor is read from the constant pool of its class, which names it where it
 * sets it, and its place from the JVM's own resolution of that name and descriptor. The packages of the JDK that this takes
 * are exported to the agent, and to nobody else.
 */
public final class ForeignFields {
    /** As in a class file: a method handle that gets a static field. */
    private static final byte GET_STATIC = 2;

    private static final byte GET_FIELD = 1;

    /** Descriptors of the primitive values that are read, in the order in which they are numbered. */
    private static final String PRIMITIVES = "IJZCSBFD";

    /** What a field holds stands in its place's bits above its offset: 0 for an object. */
    private static final int KIND_SHIFT = 40;

    private static final long OFFSET = (1L << KIND_SHIFT) - 1;

    /** How the names of the JDK's unmodifiable views begin. */
    private static final String VIEW = "java.util.Collections$Unmodifiable";

    /** Views of views that are looked through. */
    private static final int MOST_VIEWS = 3;

    /** No field. */
    public static final long NOWHERE = -1;

    private final Object unsafe;
    private final Method shouldBeInitialized;
    private final Method getReference;

    private final Object classes;
    private final Method constantPool;
    private final Method size;
    private final Method tag;
    private final Method member;

    private final Constructor<?> newMember;
    private final Field type;
    private final Method modifiers;
    private final Method resolve;
    private final Method staticOffset;
    private final Method objectOffset;
    private final Method declaredOffset;
    /** Reads an object, or a primitive value of each type. */
    private final MethodHandle[] values;

    private final long wrappedCollection;
    private final long wrappedMap;

    public ForeignFields(Instrumentation instrumentation) throws ReflectiveOperationException {
        Set<Module> agent = Set.of(ForeignFields.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", agent, "jdk.internal.access", agent, "jdk.internal.reflect", agent),
                Map.of("java.lang.invoke", agent),
                Set.of(),
                Map.of());
        Class<?> memory = Class.forName("jdk.internal.misc.Unsafe");
        this.unsafe = memory.getMethod("getUnsafe").invoke(null);
        this.shouldBeInitialized = memory.getMethod("shouldBeInitialized", Class.class);
        this.getReference = memory.getMethod("getReferenceVolatile", Object.class, long.class);
        this.declaredOffset = memory.getMethod("objectFieldOffset", Field.class);
        this.values = new MethodHandle[] {
            value(getReference),
            value(memory.getMethod("getIntVolatile", Object.class, long.class)),
            value(memory.getMethod("getLongVolatile", Object.class, long.class)),
            value(memory.getMethod("getBooleanVolatile", Object.class, long.class)),
            value(memory.getMethod("getCharVolatile", Object.class, long.class)),
            value(memory.getMethod("getShortVolatile", Object.class, long.class)),
            value(memory.getMethod("getByteVolatile", Object.class, long.class)),
            value(memory.getMethod("getFloatVolatile", Object.class, long.class)),
            value(memory.getMethod("getDoubleVolatile", Object.class, long.class))
        };
        this.classes = Class.forName("jdk.internal.access.SharedSecrets")
                .getMethod("getJavaLangAccess")
                .invoke(null);
        this.constantPool =
                Class.forName("jdk.internal.access.JavaLangAccess").getMethod("getConstantPool", Class.class);
        Class<?> pool = Class.forName("jdk.internal.reflect.ConstantPool");
        this.size = pool.getMethod("getSize");
        this.tag = pool.getMethod("getTagAt", int.class);
        this.member = pool.getMethod("getMemberRefInfoAt", int.class);
        Class<?> name = Class.forName("java.lang.invoke.MemberName");
        this.newMember = open(name.getDeclaredConstructor(Class.class, String.class, Class.class, byte.class));
        this.type = open(name.getDeclaredField("type"));
        this.modifiers = open(name.getDeclaredMethod("getModifiers"));
        Class<?> natives = Class.forName("java.lang.invoke.MethodHandleNatives");
        this.resolve = open(natives.getDeclaredMethod("resolve", name, Class.class, int.class, boolean.class));
        this.staticOffset = open(natives.getDeclaredMethod("staticFieldOffset", name));
        this.objectOffset = open(natives.getDeclaredMethod("objectFieldOffset", name));
        this.wrappedCollection = place(Class.forName(VIEW + "Collection"), "c", false);
        this.wrappedMap = place(Class.forName(VIEW + "Map"), "m", false);
    }

    private MethodHandle value(Method getter) throws IllegalAccessException {
        return MethodHandles.lookup()
                .unreflect(getter)
                .bindTo(unsafe)
                .asType(MethodType.methodType(Object.class, Object.class, long.class));
    }

    private static <T extends AccessibleObject> T open(T closed) {
        closed.setAccessible(true);
        return closed;
    }

    boolean isInitialised(Class<?> type) throws ReflectiveOperationException {
        return !(boolean) shouldBeInitialized.invoke(unsafe, type);
    }

    /** What a static field holds; null where there is no such field, or none that holds an object. */
    @Nullable
    Object ofClass(Class<?> holder, String name) throws ReflectiveOperationException {
        Object field = find(holder, name, GET_STATIC);
        // Static fields lie in the class's own object.
        return field == null ? null : getReference.invoke(unsafe, holder, staticOffset.invoke(null, field));
    }

    /** What a field of an object holds, where its class or a superclass declares it. */
    @Nullable
    Object ofObject(Object owner, String name) throws ReflectiveOperationException {
        // What one refers to is the collector's business, and not read as a field.
        if (owner instanceof Reference) {
            return null;
        }
        for (Class<?> holder = owner.getClass(); holder != null; holder = holder.getSuperclass()) {
            Object field = find(holder, name, GET_FIELD);
            if (field != null) {
                return getReference.invoke(unsafe, owner, objectOffset.invoke(null, field));
            }
        }
        return null;
    }

    /**
     * Where in an object of a class a field stands, of the class or of the nearest superclass that has one of this name;
     * {@link #NOWHERE} where there is none, or where it could not be found without asking a loader.
     *
     * @param primitives whether it may hold a primitive value in place of an object
     */
    public long place(Class<?> type, String name, boolean primitives) throws ReflectiveOperationException {
        if (Reference.class.isAssignableFrom(type)) {
            return NOWHERE;
        }
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            String descriptor = descriptor(holder, name);
            Object field = isRead(descriptor, primitives) ? find(holder, name, descriptor, GET_FIELD) : null;
            if (field != null) {
                return at((long) objectOffset.invoke(null, field), descriptor);
            }
            Field declared = isOfTheJdk(holder.getClassLoader()) ? declared(holder, name) : null;
            String declaredAs = declared == null ? null : declared.getType().descriptorString();
            if (declared != null && isRead(declaredAs, primitives)) {
                return at((long) declaredOffset.invoke(unsafe, declared), declaredAs);
            }
        }
        return NOWHERE;
    }

    /** What stands at a {@link #place} of an object of that class. */
    public @Nullable Object at(Object owner, long place) throws Throwable {
        return (Object) values[(int) (place >>> KIND_SHIFT)].invokeExact(owner, place & OFFSET);
    }

    private static boolean isRead(@Nullable String descriptor, boolean primitives) {
        return descriptor != null && (descriptor.length() > 1 || primitives && PRIMITIVES.contains(descriptor));
    }

    /** A place, and what stands there. */
    private static long at(long offset, @Nullable String descriptor) {
        long kind = descriptor == null || descriptor.length() > 1 ? 0 : 1 + PRIMITIVES.indexOf(descriptor);
        return kind << KIND_SHIFT | offset;
    }

    /** The collection or map behind an unmodifiable view of the JDK's; anything else itself. */
    Object behindView(Object value) throws Throwable {
        Object behind = value;
        for (int i = 0; i < MOST_VIEWS && behind.getClass().getName().startsWith(VIEW); i++) {
            long place =
                    behind instanceof Collection ? wrappedCollection : behind instanceof Map ? wrappedMap : NOWHERE;
            Object wrapped = place == NOWHERE ? null : at(behind, place);
            if (wrapped == null) {
                break;
            }
            behind = wrapped;
        }
        return behind;
    }

    /** Loaders that run nobody's code for the types of the class's other fields. */
    private static boolean isOfTheJdk(@Nullable ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static @Nullable Field declared(Class<?> holder, String name) {
        try {
            Field field = holder.getDeclaredField(name);
            return Modifier.isStatic(field.getModifiers()) ? null : field;
        } catch (NoSuchFieldException | LinkageError absent) {
            return null;
        }
    }

    /** A field that holds an object, resolved; null where the class declares none of this name, or never touches it. */
    private @Nullable Object find(Class<?> holder, String name, byte kind) throws ReflectiveOperationException {
        String descriptor = descriptor(holder, name);
        return isRead(descriptor, false) ? find(holder, name, descriptor, kind) : null;
    }

    private @Nullable Object find(Class<?> holder, String name, @Nullable String descriptor, byte kind)
            throws ReflectiveOperationException {
        Object field = newMember.newInstance(holder, name, Object.class, kind);
        // As a text, so that the JVM compares it and loads nothing.
        type.set(field, descriptor);
        try {
            boolean wanted = kind == GET_STATIC;
            return resolve.invoke(null, field, null, -1, true) != null
                            && Modifier.isStatic((int) modifiers.invoke(field)) == wanted
                    ? field
                    : null;
        } catch (InvocationTargetException absent) {
            if (absent.getCause() instanceof LinkageError) {
                return null;
            }
            throw absent;
        }
    }

    private @Nullable String descriptor(Class<?> holder, String name) throws ReflectiveOperationException {
        Object pool = constantPool.invoke(classes, holder);
        int entries = pool == null ? 0 : (int) size.invoke(pool);
        String internal = holder.getName().replace('.', '/');
        for (int i = 1; i < entries; i++) {
            if (String.valueOf(tag.invoke(pool, i)).equals("FIELDREF")) {
                String[] reference = (String[]) member.invoke(pool, i);
                if (reference[1].equals(name) && reference[0].equals(internal)) {
                    return reference[2];
                }
            }
        }
        return null;
    }
}
