package dev.whence.origin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What a class file declares, and which fields its code names. Reading it loads nothing. */
final class ClassFacts {
    /** {@code void m(java.lang.String, int[])}, and whether it is static. */
    private final Map<String, Boolean> methods = new HashMap<>();

    private final Set<String> fields = new HashSet<>();
    /** Which classes' fields its code names, by the field's name. */
    private final Map<String, Set<String>> fieldOwners = new HashMap<>();

    private boolean isInterface;

    private ClassFacts() {}

    /** What a class file says; null where it is none, or of a format that is not known. */
    static @Nullable ClassFacts of(byte @Nullable [] file) {
        if (file == null) {
            return null;
        }
        try {
            ClassFacts facts = new ClassFacts();
            new ClassReader(file).accept(facts.new Visitor(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return facts;
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    /** Whether it is as a problem's class would have to be. */
    boolean satisfies(LinkageProblem problem) {
        return switch (problem.kind()) {
            case METHOD -> methods.containsKey(problem.signature());
            case STATIC_METHOD -> Boolean.TRUE.equals(methods.get(problem.signature()));
            case INSTANCE_METHOD -> Boolean.FALSE.equals(methods.get(problem.signature()));
            case FIELD -> fields.contains(problem.signature());
            case CLASS_EXPECTED -> !isInterface;
            case INTERFACE_EXPECTED -> isInterface;
            case ABSENT, INITIALISER, TWO_LOADERS -> true;
            case UNKNOWN, MORE -> false;
        };
    }

    /** The classes whose field of this name its code reads or writes. */
    Set<String> ownersOf(String field) {
        return fieldOwners.getOrDefault(field, Set.of());
    }

    private final class Visitor extends ClassVisitor {
        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, String signature, Object value) {
            fields.add(name);
            fields.add(Type.getType(descriptor).getClassName() + " " + name);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            StringBuilder text =
                    new StringBuilder(Type.getReturnType(descriptor).getClassName());
            text.append(' ').append(name).append('(');
            Type[] parameters = Type.getArgumentTypes(descriptor);
            for (int i = 0; i < parameters.length; i++) {
                text.append(i == 0 ? "" : ", ").append(parameters[i].getClassName());
            }
            methods.put(text.append(')').toString(), (access & Opcodes.ACC_STATIC) != 0);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    fieldOwners.computeIfAbsent(field, any -> new HashSet<>()).add(owner.replace('/', '.'));
                }
            };
        }
    }
}
