package dev.whence.it.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/** What a class file says of its type: the methods that it has, and what it names. */
final class Type {

    /** A method that the type has. */
    record Method(String name, String descriptor, int access, Set<Reference> calls) {

        boolean isPrivate() {
            return (access & Opcodes.ACC_PRIVATE) != 0;
        }

        boolean isSynthetic() {
            return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
        }

        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        boolean is(String otherName, String otherDescriptor) {
            return name.equals(otherName) && descriptor.equals(otherDescriptor);
        }
    }

    /** A method as a call, or a method reference, names it. */
    record Reference(String owner, String name, String descriptor) {}

    private final Set<String> named = new HashSet<>();
    private final Set<String> inAnnotations = new HashSet<>();
    private final Set<String> components = new HashSet<>();
    private final List<Method> methods = new ArrayList<>();
    private boolean onlyConstants = true;
    private String name = "";
    private @Nullable String outer;
    private List<String> parents = List.of();
    private int access;

    private Type() {}

    static Type read(byte[] classFile) {
        Type type = new Type();
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                type.named.add(internalName);
                return internalName;
            }
        };
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new Uses(new ClassRemapper(new ClassWriter(0), names)), 0);
        reader.accept(type.new Reader(), ClassReader.SKIP_DEBUG);
        type.named.remove(type.name);
        return type;
    }

    String name() {
        return name;
    }

    String binaryName() {
        return name.replace('/', '.');
    }

    String packageName() {
        return name.contains("/") ? binaryName().substring(0, name.lastIndexOf('/')) : "";
    }

    /** The type that this one is a member of. */
    @Nullable
    String outer() {
        return outer;
    }

    /** Its superclass and its interfaces. */
    List<String> parents() {
        return parents;
    }

    List<Method> methods() {
        return methods;
    }

    /** The other types that its class file names. */
    Set<String> named() {
        return named;
    }

    /** The types that its annotations have as values: who reads the annotation may make one. */
    Set<String> inAnnotations() {
        return inAnnotations;
    }

    boolean isPublic() {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    boolean isSynthetic() {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    /** Whether it has constants and nothing else: the compiler copies those (JLS 15.29), and no class file names their type. */
    boolean isOfConstants() {
        return onlyConstants
                && methods.stream()
                        .allMatch(method -> method.isPrivate() && method.name().equals("<init>"));
    }

    /** Whether this is what the compiler makes of a record's component. */
    boolean isAccessor(Method method) {
        return components.contains(method.name() + method.descriptor());
    }

    /** A method as a list names it: {@code a.B.method(int,java.lang.String)}, a constructor without a name of its own. */
    String described(Method method) {
        String parameters = Arrays.stream(net.bytebuddy.jar.asm.Type.getArgumentTypes(method.descriptor()))
                .map(net.bytebuddy.jar.asm.Type::getClassName)
                .collect(Collectors.joining(","));
        String of = method.name().equals("<init>") ? "" : "." + method.name();
        return binaryName() + of + "(" + parameters + ")";
    }

    /** Leaves out where a class file only lists the types of its source file: that is no use of them. */
    private static final class Uses extends ClassVisitor {

        Uses(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInnerClass(String inner, @Nullable String outerName, @Nullable String simple, int flags) {}

        @Override
        public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {}

        @Override
        public void visitNestHost(String host) {}

        @Override
        public void visitNestMember(String member) {}

        @Override
        public void visitPermittedSubclass(String subclass) {}
    }

    /** Notes declarations, and the calls in each method. */
    private final class Reader extends ClassVisitor {

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String ownName,
                @Nullable String signature,
                @Nullable String parent,
                String @Nullable [] interfaces) {
            name = ownName;
            access = flags;
            List<String> all = new ArrayList<>();
            if (parent != null) {
                all.add(parent);
            }
            if (interfaces != null) {
                all.addAll(List.of(interfaces));
            }
            parents = List.copyOf(all);
        }

        /** A nested type's own access stands here alone: the class file's flags know public and the package's (JVMS 4.7.6). */
        @Override
        public void visitInnerClass(String inner, @Nullable String outerName, @Nullable String simple, int flags) {
            if (inner.equals(name)) {
                access = flags;
                outer = outerName == null ? inner.substring(0, inner.lastIndexOf('$')) : outerName;
                if (outerName == null) {
                    access |= Opcodes.ACC_PRIVATE;
                    access &= ~(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
                }
            }
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(
                String component, String descriptor, @Nullable String signature) {
            components.add(component + "()" + descriptor);
            return super.visitRecordComponent(component, descriptor, signature);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Values();
        }

        @Override
        public FieldVisitor visitField(
                int flags, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            onlyConstants &= value != null;
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return new Values();
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int flags,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Set<Reference> calls = new HashSet<>();
            methods.add(new Method(method, descriptor, flags, calls));
            return new Calls(calls);
        }
    }

    private final class Values extends AnnotationVisitor {

        Values() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(@Nullable String key, Object value) {
            if (value instanceof net.bytebuddy.jar.asm.Type type
                    && type.getSort() == net.bytebuddy.jar.asm.Type.OBJECT) {
                inAnnotations.add(type.getInternalName());
            }
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String key, String descriptor) {
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String key) {
            return this;
        }
    }

    private final class Calls extends MethodVisitor {

        private final Set<Reference> calls;

        Calls(Set<Reference> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Values();
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return new Values();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            calls.add(new Reference(owner, method, descriptor));
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            note(bootstrap);
            for (Object argument : arguments) {
                note(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            note(value);
        }

        private void note(Object constant) {
            if (constant instanceof Handle handle && handle.getDesc().startsWith("(")) {
                calls.add(new Reference(handle.getOwner(), handle.getName(), handle.getDesc()));
            }
        }
    }
}
