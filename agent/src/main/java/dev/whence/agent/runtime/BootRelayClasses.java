package dev.whence.agent.runtime;

import dev.whence.agent.weave.WovenCall;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The class files of the {@link BootRelay}, which no compiler can make: one of them is in the package {@code java.lang}.
 *
 * <pre>{@code
 * public abstract class $Whence {                                  // java.lang, visible to all classes
 *     public static volatile $Whence to;                           // for what begins; null while it is closed
 *     public static volatile $Whence back;                         // for what ends: it may have begun before
 *     public static Object stepEntered(int number) {
 *         $Whence far = to;
 *         return far == null ? null : far.passStepEntered(number);
 *     }
 *     public abstract Object passStepEntered(int number);            // and so for each method of Whence
 * }
 * public final class FarEnd extends $Whence implements BootRelay.End { // the agent's package
 *     public Object passStepEntered(int number) { return RelayedCalls.stepEntered(number); }
 *     public void open() { back = this; to = this; }
 *     public void close() { to = null; }
 * }
 * }</pre>
 */
final class BootRelayClasses {
    /** The agent's side is of this package, whatever it is called, since it calls what only its package sees. */
    private static final String PACKAGE = BootRelay.class.getPackageName().replace('.', '/') + "/";

    /** The agent's side of the relay. */
    static final String FAR_END = PACKAGE + "FarEnd";

    private static final String OBJECT = "java/lang/Object";
    private static final String TO = "to";
    private static final String BACK = "back";
    private static final String FIELD_TYPE = "L" + BootRelay.NAME + ";";

    private BootRelayClasses() {}

    /** The class in {@code java.lang}. */
    static byte[] near() {
        ClassWriter writer = begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, BootRelay.NAME, OBJECT);
        for (String field : new String[] {TO, BACK}) {
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
            writer.visitField(access, field, FIELD_TYPE, null, null).visitEnd();
        }
        for (WovenCall call : WovenCall.values()) {
            writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, passed(call), call.descriptor, null, null)
                    .visitEnd();
            Type[] arguments = Type.getArgumentTypes(call.descriptor);
            int far = slots(arguments);
            Label closed = new Label();
            MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, call.method, call.descriptor);
            String field = call.begins() ? TO : BACK;
            code.visitFieldInsn(Opcodes.GETSTATIC, BootRelay.NAME, field, FIELD_TYPE);
            code.visitVarInsn(Opcodes.ASTORE, far);
            code.visitVarInsn(Opcodes.ALOAD, far);
            code.visitJumpInsn(Opcodes.IFNULL, closed);
            code.visitVarInsn(Opcodes.ALOAD, far);
            load(code, arguments, 0);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BootRelay.NAME, passed(call), call.descriptor, false);
            Type returned = Type.getReturnType(call.descriptor);
            code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
            code.visitLabel(closed);
            code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {BootRelay.NAME}, 0, null);
            if (returned.getSort() != Type.VOID) {
                code.visitInsn(Opcodes.ACONST_NULL);
            }
            code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
            end(code);
        }
        return writer.toByteArray();
    }

    /** Its subclass on the agent's side, a {@link BootRelay.End}. */
    static byte[] far() {
        ClassWriter writer = begin(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
                FAR_END,
                BootRelay.NAME,
                Type.getInternalName(BootRelay.End.class));
        for (WovenCall call : WovenCall.values()) {
            Type[] arguments = Type.getArgumentTypes(call.descriptor);
            MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, passed(call), call.descriptor);
            load(code, arguments, 1);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(RelayedCalls.class),
                    call.method,
                    call.descriptor,
                    false);
            code.visitInsn(Type.getReturnType(call.descriptor).getOpcode(Opcodes.IRETURN));
            end(code);
        }
        MethodVisitor open = method(writer, Opcodes.ACC_PUBLIC, "open", "()V");
        for (String field : new String[] {BACK, TO}) {
            open.visitVarInsn(Opcodes.ALOAD, 0);
            open.visitFieldInsn(Opcodes.PUTSTATIC, BootRelay.NAME, field, FIELD_TYPE);
        }
        open.visitInsn(Opcodes.RETURN);
        end(open);
        MethodVisitor close = method(writer, Opcodes.ACC_PUBLIC, "close", "()V");
        close.visitInsn(Opcodes.ACONST_NULL);
        close.visitFieldInsn(Opcodes.PUTSTATIC, BootRelay.NAME, TO, FIELD_TYPE);
        close.visitInsn(Opcodes.RETURN);
        end(close);
        return writer.toByteArray();
    }

    /** A {@code Callable} that gives full access to the package {@code java.lang}, where that is open to its module. */
    static byte[] door() {
        ClassWriter writer = begin(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, PACKAGE + "Door", OBJECT, "java/util/concurrent/Callable");
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;");
        code.visitLdcInsn(Type.getObjectType(OBJECT));
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "lookup",
                "()Ljava/lang/invoke/MethodHandles$Lookup;",
                false);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "privateLookupIn",
                "(Ljava/lang/Class;Ljava/lang/invoke/MethodHandles$Lookup;)Ljava/lang/invoke/MethodHandles$Lookup;",
                false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
        return writer.toByteArray();
    }

    /** A {@code Consumer} that makes a field accessible, where its package is open to its module. */
    static byte[] opener() {
        ClassWriter writer = begin(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, PACKAGE + "Opener", OBJECT, "java/util/function/Consumer");
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "accept", "(Ljava/lang/Object;)V");
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/reflect/AccessibleObject");
        code.visitInsn(Opcodes.ICONST_1);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/reflect/AccessibleObject", "setAccessible", "(Z)V", false);
        code.visitInsn(Opcodes.RETURN);
        end(code);
        return writer.toByteArray();
    }

    private static ClassWriter begin(int access, String name, String superclass, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, access | Opcodes.ACC_SUPER, name, null, superclass, interfaces);
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, "<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        end(code);
        return writer;
    }

    private static MethodVisitor method(ClassWriter writer, int access, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    /** The stack and the variables are counted by the writer. */
    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void load(MethodVisitor code, Type[] arguments, int first) {
        int variable = first;
        for (Type argument : arguments) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
            variable += argument.getSize();
        }
    }

    private static int slots(Type[] arguments) {
        int slots = 0;
        for (Type argument : arguments) {
            slots += argument.getSize();
        }
        return slots;
    }

    private static String passed(WovenCall call) {
        return "pass" + Character.toUpperCase(call.method.charAt(0)) + call.method.substring(1);
    }
}
