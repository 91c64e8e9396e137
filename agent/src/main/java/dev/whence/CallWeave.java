package dev.whence;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Encloses a method's code between a call on entry and a call on exit, as if it read
 *
 * <pre>{@code
 * Object token;
 * try { token = Whence.resolutionEntered(site, key); } catch (Throwable t) { token = null; }
 * try { ... the code; each "return x" is "result = x; goto exit" ... }
 * catch (Throwable thrown) {
 *     try { Whence.resolutionFailed(thrown, token); } catch (Throwable t) {}
 *     throw thrown;
 * }
 * exit: try { Whence.resolutionExited(result, token); } catch (Throwable t) {}
 * return result;
 * }</pre>
 *
 * <p>What the runtime calls throw (it can only be an error of the JVM itself, such as an exhausted stack) is dropped:
 * the application sees its own results and exceptions alone. The two or three local variables that this takes stand
 * above all that the code uses, so no variable moves. In the frames of our own handlers every variable of the code is
 * {@code TOP}: they need none, whatever the code keeps there.
 */
final class CallWeave extends ProbeWeave {
    /** What the calls need of the operand stack: the result and the token. */
    private static final int STACK = 2;

    private static final String OBJECT = "java/lang/Object";

    private final int token;
    private final int result;
    private final Probe probe;
    private final int site;
    private final Label bodyStart = new Label();
    private final Label exit = new Label();
    private boolean returns;

    CallWeave(
            int api,
            MethodVisitor next,
            int classVersion,
            String className,
            int access,
            String descriptor,
            int firstLocal,
            Weaver.Placed placed) {
        super(api, next, classVersion, className, access, descriptor);
        this.token = firstLocal;
        this.result = firstLocal + 1;
        this.probe = placed.probe();
        this.site = placed.site();
    }

    /** How many local variables this adds: the token, and one for the result or for what was thrown. */
    static int addedLocals(String descriptor) {
        return 1 + Math.max(1, Type.getReturnType(descriptor).getSize());
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Label start = new Label();
        Label end = new Label();
        Label failed = new Label();
        mv.visitTryCatchBlock(start, end, failed, THROWABLE);
        mv.visitLabel(start);
        push(site);
        if (isStep()) {
            call("stepEntered", "(I)Ljava/lang/Object;");
        } else {
            loadKey();
            call("resolutionEntered", "(ILjava/lang/Object;)Ljava/lang/Object;");
        }
        mv.visitVarInsn(Opcodes.ASTORE, token);
        mv.visitLabel(end);
        mv.visitJumpInsn(Opcodes.GOTO, bodyStart);
        mv.visitLabel(failed);
        frame(parameters(), THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, token);
        mv.visitLabel(bodyStart);
        frame(withToken(parameters(), null), null);
        // The code may begin with a frame of its own, and two must not stand at one place.
        mv.visitInsn(Opcodes.NOP);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object @Nullable [] local, int numStack, Object @Nullable [] stack) {
        Object[] locals = new Object[numLocal];
        if (local != null) {
            System.arraycopy(local, 0, locals, 0, numLocal);
        }
        Object[] shifted = withToken(locals, null);
        mv.visitFrame(type, shifted.length, shifted, numStack, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        returns = true;
        Type type = returned();
        if (type.getSort() != Type.VOID) {
            mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), result);
        }
        mv.visitJumpInsn(Opcodes.GOTO, exit);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label bodyEnd = new Label();
        Label thrown = new Label();
        mv.visitLabel(bodyEnd);
        // Last in the table: the code's own handlers come first.
        mv.visitTryCatchBlock(bodyStart, bodyEnd, thrown, THROWABLE);
        mv.visitLabel(thrown);
        frame(withToken(NOTHING, null), THROWABLE);
        mv.visitVarInsn(Opcodes.ASTORE, result);
        Object[] locals = withToken(NOTHING, THROWABLE);
        guarded(locals, new Runnable() {
            @Override
            public void run() {
                mv.visitVarInsn(Opcodes.ALOAD, result);
                mv.visitVarInsn(Opcodes.ALOAD, token);
                call(isStep() ? "stepFailed" : "resolutionFailed", "(Ljava/lang/Throwable;Ljava/lang/Object;)V");
            }
        });
        mv.visitVarInsn(Opcodes.ALOAD, result);
        mv.visitInsn(Opcodes.ATHROW);
        if (returns) {
            exit();
        }
        super.visitMaxs(Math.max(maxStack, STACK + 1), Math.max(maxLocals, token + addedLocals(descriptor)));
    }

    private void exit() {
        Type type = returned();
        boolean answers = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        Object[] locals = withToken(NOTHING, frameType(type));
        mv.visitLabel(exit);
        frame(locals, null);
        guarded(locals, new Runnable() {
            @Override
            public void run() {
                if (answers) {
                    mv.visitVarInsn(Opcodes.ALOAD, result);
                } else {
                    mv.visitInsn(Opcodes.ACONST_NULL);
                }
                mv.visitVarInsn(Opcodes.ALOAD, token);
                call(isStep() ? "stepExited" : "resolutionExited", "(Ljava/lang/Object;Ljava/lang/Object;)V");
            }
        });
        if (type.getSort() != Type.VOID) {
            mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), result);
        }
        mv.visitInsn(type.getOpcode(Opcodes.IRETURN));
    }

    /** Code whose errors are dropped, between two places where the local variables are of the same types. */
    private void guarded(Object[] locals, Runnable code) {
        Label start = new Label();
        Label end = new Label();
        Label failed = new Label();
        Label after = new Label();
        mv.visitTryCatchBlock(start, end, failed, THROWABLE);
        mv.visitLabel(start);
        code.run();
        mv.visitLabel(end);
        mv.visitJumpInsn(Opcodes.GOTO, after);
        mv.visitLabel(failed);
        frame(locals, THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitLabel(after);
        frame(locals, null);
    }

    private void loadKey() {
        int key = probe.point().key();
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (key < 0 || key >= arguments.length) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        int variable = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (int i = 0; i < key; i++) {
            variable += arguments[i].getSize();
        }
        mv.visitVarInsn(arguments[key].getOpcode(Opcodes.ILOAD), variable);
        box(arguments[key]);
    }

    private void box(Type type) {
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

    /** The types of a frame's variables with the token's behind them, and behind that the result's, if one is there. */
    private Object[] withToken(Object[] locals, @Nullable Object resultType) {
        int slots = 0;
        for (Object type : locals) {
            slots += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        int padding = token - slots;
        Object[] all = new Object[locals.length + padding + (resultType == null ? 1 : 2)];
        System.arraycopy(locals, 0, all, 0, locals.length);
        for (int i = 0; i < padding; i++) {
            all[locals.length + i] = Opcodes.TOP;
        }
        all[locals.length + padding] = OBJECT;
        if (resultType != null) {
            all[all.length - 1] = resultType;
        }
        return all;
    }

    private Type returned() {
        return Type.getReturnType(descriptor);
    }

    private boolean isStep() {
        return probe.kind() == Probe.Kind.STEP;
    }
}
