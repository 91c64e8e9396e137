package dev.whence.agent.weave;

import dev.whence.agent.point.Point;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What every woven method needs: calls of the runtime, and frames for the handlers around them. */
abstract class ProbeWeave extends MethodVisitor {
    static final Object[] NOTHING = {};
    static final String THROWABLE = "java/lang/Throwable";

    /**
     * What a call of the runtime may throw that is not the application's: an exhausted stack or heap, a class that a loader
     * does not give, and what that loader throws. None of these is {@code ThreadDeath}, with which a thread is stopped, nor the
     * {@code InternalError} by which the JVM reports later that a mapped file could not be read.
     */
    static final String[] OWN_FAILURES = {
        "java/lang/StackOverflowError", "java/lang/OutOfMemoryError", "java/lang/LinkageError", "java/lang/Exception"
    };

    final int access;
    final String descriptor;
    private final boolean frames;
    private final boolean hasClassConstants;
    final String className;
    private final String runtime;

    ProbeWeave(
            int api,
            MethodVisitor next,
            int classVersion,
            String className,
            int access,
            String descriptor,
            String runtime) {
        super(api, next);
        this.runtime = runtime;
        this.frames = classVersion >= Opcodes.V1_6;
        this.hasClassConstants = classVersion >= Opcodes.V1_5;
        this.className = className;
        this.access = access;
        this.descriptor = descriptor;
    }

    final void call(WovenCall call) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, runtime, call.method, call.descriptor, false);
    }

    final void frame(Object[] locals, @Nullable String onStack) {
        if (frames) {
            Object[] stack = onStack == null ? NOTHING : new Object[] {onStack};
            mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
        }
    }

    /**
     * Goes past the entry where a suspend function of Kotlin's is called again to go on: nobody resolves then. Asks what the
     * code itself asks first: whether the last argument is the function's own state, with the mark of a call that was resumed.
     */
    final void passResumption(String stateMachine, int token, Label body) {
        Label fresh = new Label();
        int last = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - ((access & Opcodes.ACC_STATIC) != 0 ? 2 : 1);
        mv.visitVarInsn(Opcodes.ALOAD, last);
        mv.visitTypeInsn(Opcodes.INSTANCEOF, stateMachine);
        mv.visitJumpInsn(Opcodes.IFEQ, fresh);
        mv.visitVarInsn(Opcodes.ALOAD, last);
        mv.visitTypeInsn(Opcodes.CHECKCAST, stateMachine);
        mv.visitFieldInsn(Opcodes.GETFIELD, stateMachine, "label", "I");
        mv.visitJumpInsn(Opcodes.IFGE, fresh);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, token);
        mv.visitJumpInsn(Opcodes.GOTO, body);
        mv.visitLabel(fresh);
        frame(parameters(), null);
    }

    /** The types of the parameters, as a frame at the beginning of the method has them. */
    final Object[] parameters() {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int receiver = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        Object[] types = new Object[receiver + arguments.length];
        if (receiver == 1) {
            types[0] = className;
        }
        for (int i = 0; i < arguments.length; i++) {
            types[receiver + i] = frameType(arguments[i]);
        }
        return types;
    }

    static @Nullable Object frameType(Type type) {
        switch (type.getSort()) {
            case Type.VOID:
                return null;
            case Type.BOOLEAN:
            case Type.CHAR:
            case Type.BYTE:
            case Type.SHORT:
            case Type.INT:
                return Opcodes.INTEGER;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            default:
                return type.getInternalName();
        }
    }

    final void push(int number) {
        if (number >= -1 && number <= 5) {
            mv.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
            mv.visitIntInsn(Opcodes.BIPUSH, number);
        } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
            mv.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            mv.visitLdcInsn(number);
        }
    }

    /** Puts an argument on the stack, the object that the method is called on or its class; null where it has none. */
    final void loadSource(int source) {
        if (source == Point.OWN_CLASS && hasClassConstants) {
            mv.visitLdcInsn(Type.getObjectType(className));
            return;
        }
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        if (source == Point.THIS && !isStatic) {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (source < 0 || source >= arguments.length) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        int variable = isStatic ? 0 : 1;
        for (int i = 0; i < source; i++) {
            variable += arguments[i].getSize();
        }
        mv.visitVarInsn(arguments[source].getOpcode(Opcodes.ILOAD), variable);
        box(arguments[source]);
    }

    /** Makes an object of a primitive value on the stack. */
    final void box(Type type) {
        String box = boxOf(type);
        if (box != null) {
            mv.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
        }
    }

    private static @Nullable String boxOf(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
                return "java/lang/Boolean";
            case Type.CHAR:
                return "java/lang/Character";
            case Type.BYTE:
                return "java/lang/Byte";
            case Type.SHORT:
                return "java/lang/Short";
            case Type.INT:
                return "java/lang/Integer";
            case Type.FLOAT:
                return "java/lang/Float";
            case Type.LONG:
                return "java/lang/Long";
            case Type.DOUBLE:
                return "java/lang/Double";
            default:
                return null;
        }
    }
}
