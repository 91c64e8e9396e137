package dev.whence.it.house;

import dev.whence.it.house.Type.Method;
import dev.whence.it.house.Type.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/** Reads a class file: notes declarations, and the calls in each method. */
final class TypeReader extends ClassVisitor {

    final Set<String> named = new HashSet<>();
    final Set<String> inAnnotations = new HashSet<>();
    final Set<String> components = new HashSet<>();
    final List<Method> methods = new ArrayList<>();
    final List<String> parents = new ArrayList<>();
    boolean onlyConstants = true;
    String name = "";

    @Nullable
    String outer;

    int access;

    private TypeReader() {
        super(Opcodes.ASM9);
    }

    static Type read(byte[] classFile) {
        TypeReader found = new TypeReader();
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                found.named.add(internalName);
                return internalName;
            }
        };
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new Uses(new ClassRemapper(new ClassWriter(0), names)), 0);
        reader.accept(found, ClassReader.SKIP_DEBUG);
        found.named.remove(found.name);
        return new Type(found);
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
        if (parent != null) {
            parents.add(parent);
        }
        if (interfaces != null) {
            parents.addAll(List.of(interfaces));
        }
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
            int flags, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Set<Reference> calls = new HashSet<>();
        methods.add(new Method(method, descriptor, flags, calls));
        return new Calls(calls);
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
