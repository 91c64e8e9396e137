package dev.whence.agent.weave;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.Reading;
import dev.whence.agent.point.UnweavableClasses;
import dev.whence.agent.support.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The methods and fields of one class file: which methods a probe means, which of them can be woven, and why the others
 * cannot.
 *
 * <p>Above 300 lines on purpose: one visitor collects what all of these questions need in a single pass over the file.
 */
public final class MethodTable {
    private static final int API = Opcodes.ASM9;

    /** A class file has room for 65,535; a few are left to the probes. */
    private static final int MOST_LOCALS = 65_000;

    private static final String INTRINSIC = "Ljdk/internal/vm/annotation/IntrinsicCandidate;";

    private final Map<String, DeclaredMethod> methods = new LinkedHashMap<>();
    /** The descriptors of the fields that belong to an object. */
    private final Map<String, String> fields = new HashMap<>();

    private String className = "";
    private @Nullable String superclass;
    private int access;

    private MethodTable() {}

    /** Reads a class file once. */
    static MethodTable of(ClassReader reader) {
        MethodTable table = new MethodTable();
        reader.accept(table.new Survey(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return table;
    }

    /** The class's name with dots. */
    String className() {
        return className.replace('/', '.');
    }

    /** The method of a name and descriptor, or null. */
    @Nullable
    DeclaredMethod method(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    /** The descriptor of a field that belongs to an object, or null where the class declares none of this name. */
    @Nullable
    String fieldType(String name) {
        return fields.get(name);
    }

    /** Whether a probe's key is a field of the object, and not one that the class itself declares. */
    public boolean inheritsKey(Probe probe) {
        String field = probe.point().keyField();
        return probe.key() == Point.THIS && field != null && fieldType(field) == null;
    }

    /** The names of the fields that belong to an object, and the names of their types. */
    Map<String, String> fields() {
        Map<String, String> types = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            types.put(field.getKey(), Type.getType(field.getValue()).getClassName());
        }
        return types;
    }

    /** Whether an object of the class is of no other, and has no field but those of the class and its superclasses. */
    boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    /** The superclass by its binary name; null where there is none. */
    @Nullable
    String superclass() {
        return superclass == null ? null : superclass.replace('/', '.');
    }

    /** Why a method, or an overload, is not woven for a probe, if it should be. A class need not declare what its type has. */
    public @Nullable String refusal(Probe probe) {
        MethodRef method = probe.method();
        if (method.subtypes() && !hasCode(method)) {
            return null;
        }
        String why = method.subtypes() && MethodRef.mayBeOffLimits(className())
                ? UnweavableClasses.why(className(), method.method())
                : null;
        if (why == null) {
            why = refusal(method);
        }
        return why != null ? why : keyRefusal(probe);
    }

    /** Why a method cannot be woven here, or null if it can. */
    public @Nullable String refusal(MethodRef wanted) {
        List<String> others = new ArrayList<>();
        List<DeclaredMethod> named = new ArrayList<>();
        for (DeclaredMethod method : methods.values()) {
            if (method.name.equals(wanted.method())) {
                named.add(method);
            } else if (!method.name.startsWith("<")) {
                others.add(method.name);
            }
        }
        if (named.isEmpty()) {
            return Suggestions.noSuchMethod(wanted.method(), others);
        }
        List<DeclaredMethod> matching = matching(wanted);
        if (matching.isEmpty()) {
            StringBuilder overloads = new StringBuilder();
            for (DeclaredMethod method : named) {
                overloads.append(overloads.isEmpty() ? "" : ", ").append(method.signature());
            }
            return "the class has no such overload; it has " + overloads;
        }
        boolean hasCode = false;
        for (DeclaredMethod method : matching) {
            hasCode |= method.hasCode();
            if (method.maxLocals > MOST_LOCALS) {
                return "the method uses so many local variables that none can be added";
            }
            if (method.isIntrinsic) {
                return "the JVM has code of its own for the method and may never run what is woven";
            }
        }
        return hasCode ? null : "the method is abstract or native, so it has no code to weave";
    }

    /** What would be woven for a probe. */
    List<Found> found(Probe probe) {
        List<Found> found = new ArrayList<>();
        for (DeclaredMethod method : weavable(probe)) {
            Type returned = Type.getReturnType(method.descriptor);
            boolean answers = returned.getSort() == Type.OBJECT || returned.getSort() == Type.ARRAY;
            found.add(new Found(method.signature(), method.parameters(), returned.getClassName(), answers));
        }
        return found;
    }

    /** Why some methods that a probe names cannot give its key, or null if all can; they are not woven. */
    public @Nullable String keyRefusal(Probe probe) {
        for (int source : probe.sources()) {
            StringBuilder without = new StringBuilder();
            for (DeclaredMethod method : matching(probe.method())) {
                if (!method.gives(source)) {
                    without.append(without.isEmpty() ? "" : ", ").append(method.signature());
                }
            }
            if (!without.isEmpty()) {
                return without
                        + lacks(source)
                        + (probe.isRead() ? " to read the key or the answer from" : " to be the key");
            }
        }
        return null;
    }

    private static String lacks(int source) {
        return source == Point.THIS
                ? ": static, without 'this'"
                : source == Point.RETURNED ? ": returns no object" : ": no argument " + source;
    }

    /** Whether the class has a method, if only by name. */
    public boolean declares(MethodRef wanted) {
        return !matching(wanted).isEmpty();
    }

    /** Whether the class itself has code for a method. */
    boolean hasCode(MethodRef wanted) {
        for (DeclaredMethod method : matching(wanted)) {
            if (method.hasCode()) {
                return true;
            }
        }
        return false;
    }

    /** Whether any method can be woven for one of the probes. */
    public boolean takesAny(List<Probe> probes) {
        for (Probe probe : probes) {
            if (takes(probe)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any method can be woven for a probe. */
    public boolean takes(Probe probe) {
        return !weavable(probe).isEmpty();
    }

    /** Whether all that is named gives a text. */
    public boolean names(MethodRef wanted) {
        boolean names = true;
        for (DeclaredMethod method : matching(wanted)) {
            names &= Type.getReturnType(method.descriptor).getClassName().equals("java.lang.String");
        }
        return names;
    }

    /** Whether all that is named answers yes or no where the point reads nothing else. */
    public boolean saysYesOrNo(Probe probe) {
        Reading reading = probe.reading();
        if (probe.kind() != Probe.Kind.RESOLUTION || reading != null && reading.answer() != null) {
            return false;
        }
        boolean says = true;
        for (DeclaredMethod method : matching(probe.method())) {
            says &= Type.getReturnType(method.descriptor).getSort() == Type.BOOLEAN;
        }
        return says;
    }

    /** The methods that a probe names, that have code and that give its key. */
    private List<DeclaredMethod> weavable(Probe probe) {
        List<DeclaredMethod> weavable = new ArrayList<>();
        for (DeclaredMethod method : matching(probe.method())) {
            if (method.hasCode() && method.gives(probe.sources())) {
                weavable.add(method);
            }
        }
        return weavable;
    }

    /**
     * The methods that a name and parameters mean. A bridge method, which a compiler makes where a method has other types
     * than the one that it overrides, means the method that it calls.
     */
    List<DeclaredMethod> matching(MethodRef wanted) {
        List<DeclaredMethod> matching = new ArrayList<>();
        for (DeclaredMethod method : methods.values()) {
            if (method.name.equals(wanted.method())
                    && (wanted.parameters() == null || wanted.parameters().equals(method.parameters()))) {
                DeclaredMethod meant = method.isBridge() ? behind(method, wanted) : method;
                if (meant != null && !matching.contains(meant)) {
                    matching.add(meant);
                }
            }
        }
        return matching;
    }

    /**
     * What a bridge method means; itself where the code behind it is in another class, but for a point on every class of
     * a type that gives no parameters: there the other class is found for itself.
     */
    private @Nullable DeclaredMethod behind(DeclaredMethod bridge, MethodRef wanted) {
        DeclaredMethod behind = methods.get(bridge.calls);
        if (wanted.parameters() != null) {
            return behind != null && behind.hasCode() ? behind : bridge;
        }
        return behind != null || wanted.subtypes() ? behind : bridge;
    }

    /**
     * A method that can be woven.
     *
     * @param signature its name and the types of its parameters
     * @param parameters the names of these types
     * @param returned the name of the type that it returns
     * @param answers whether it returns an object
     */
    record Found(String signature, List<String> parameters, String returned, boolean answers) {}

    /** Reads which methods there are, and how many local variables each uses. */
    private final class Survey extends ClassVisitor {
        Survey() {
            super(API);
        }

        @Override
        public void visit(
                int classVersion,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            className = name;
            superclass = superName;
            MethodTable.this.access = access;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            if ((access & Opcodes.ACC_STATIC) == 0) {
                fields.put(name, descriptor);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            DeclaredMethod method = new DeclaredMethod(access, name, descriptor);
            methods.put(name + descriptor, method);
            return new MethodVisitor(API) {
                /** What an object was last asked whether it is one. */
                private @Nullable String tested;

                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    method.isIntrinsic |= type.equals(INTRINSIC);
                    return null;
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (owner.equals(className)) {
                        method.calls = called + type;
                    }
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    if (opcode == Opcodes.INSTANCEOF && type.startsWith(className + "$")) {
                        tested = type;
                    }
                }

                /** A suspend function asks what it is given whether it was called before, and for what, ahead of all else. */
                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    if (opcode == Opcodes.GETFIELD
                            && method.stateMachine == null
                            && owner.equals(tested)
                            && field.equals("label")
                            && type.equals("I")
                            && method.isSuspend()) {
                        method.stateMachine = owner;
                    }
                }

                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    method.maxLocals = maxLocals;
                }
            };
        }
    }
}
