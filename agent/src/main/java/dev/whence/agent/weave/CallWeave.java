package dev.whence.agent.weave;

import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.Reading;
import dev.whence.agent.point.ValuePath;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Encloses a method's code between a call on entry and a call on exit, as if it read
 *
 * <pre>{@code
 * Object token;
 * try { token = Whence.resolutionEntered(number, key); } catch (OwnFailure t) { token = null; }
 * try { ... the code; each "return x" is
 *     result = x;
 *     try { Whence.resolutionExited(result, token); } catch (OwnFailure t) {}
 *     return result;
 * } catch (Throwable thrown) {
 *     try { Whence.resolutionFailed(thrown, token); } catch (OwnFailure t) {}
 *     throw thrown;
 * }
 * }</pre>
 *
 * <p>What the runtime calls throw of their own ({@link #OWN_FAILURES}: an exhausted stack, most often) is dropped: the
 * application sees its own results and exceptions alone. What is not theirs goes on: {@code ThreadDeath}. The two or three local variables that this takes stand
 * above all that the code uses, so no variable moves. In the frames of our own handlers every variable of the code is
 * {@code TOP}: they need none, whatever the code keeps there. Each return stays where it is and joins no other, since
 * code may leave more than its result on the operand stack.
 */
final class CallWeave extends ProbeWeave {
    /** What the calls need of the operand stack: the result, the token and a null, above whatever the code left there. */
    private static final int STACK = 3;

    /** What the first call needs: the method's number, an array twice, an index and a value of two words. */
    private static final int ENTRY_STACK = 6;

    private static final String OBJECT = "java/lang/Object";

    private final int token;
    private final int result;
    private final Probe probe;
    private final int number;
    private final @Nullable String fieldType;
    private final boolean saysYesOrNo;
    private final @Nullable String stateMachine;
    private final EnclosingCalls calls;
    private final Label entryStart = new Label();
    private final Label entryEnd = new Label();
    private final Label entryFailed = new Label();
    private final Label bodyStart = new Label();
    private final Label exitFailed = new Label();
    private final List<Guarded> exits = new ArrayList<>();
    private final List<Guarded> codesOwn = new ArrayList<>();

    CallWeave(
            int api,
            MethodVisitor next,
            int classVersion,
            String className,
            int access,
            String descriptor,
            int firstLocal,
            Weaver.Placed placed) {
        super(api, next, classVersion, className, access, descriptor, placed.runtime());
        this.token = firstLocal;
        this.result = firstLocal + 1;
        this.probe = placed.probe();
        this.number = placed.number();
        this.fieldType = placed.fieldType();
        this.saysYesOrNo = placed.saysYesOrNo();
        this.stateMachine = placed.stateMachine();
        this.calls = EnclosingCalls.of(probe);
    }

    /** How many local variables this adds: the token, and one for the result or for what was thrown. */
    static int addedLocals(String descriptor) {
        return 1 + Math.max(1, Type.getReturnType(descriptor).getSize());
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (stateMachine != null) {
            passResumption(stateMachine, token, bodyStart);
        }
        mv.visitLabel(entryStart);
        push(number);
        loadGiven();
        call(calls.entered());
        mv.visitVarInsn(Opcodes.ASTORE, token);
        mv.visitLabel(entryEnd);
        mv.visitJumpInsn(Opcodes.GOTO, bodyStart);
        mv.visitLabel(entryFailed);
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
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        codesOwn.add(new Guarded(start, end, handler, type));
    }

    /** The table of handlers is arranged again, and nothing but a tool for class files could read this. */
    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int handler, @Nullable TypePath path, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        Type type = returned();
        if (type.getSort() != Type.VOID) {
            mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), result);
        }
        Label start = new Label();
        Label end = new Label();
        guard(exits, start, end, exitFailed);
        mv.visitLabel(start);
        if (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY) {
            mv.visitVarInsn(Opcodes.ALOAD, result);
        } else if (type.getSort() == Type.BOOLEAN && (saysYesOrNo || probe.isAnswerAtEntry())) {
            // One of two objects that there are.
            mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), result);
            box(type);
        } else {
            mv.visitInsn(Opcodes.ACONST_NULL);
        }
        mv.visitVarInsn(Opcodes.ALOAD, token);
        // A return can throw (a monitor that the code left wrongly), and a thread can be stopped here: then this
        // resolution does not end twice.
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, token);
        call(calls.exited());
        mv.visitLabel(end);
        returnResult(type);
    }

    private void returnResult(Type type) {
        if (type.getSort() != Type.VOID) {
            mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), result);
        }
        mv.visitInsn(type.getOpcode(Opcodes.IRETURN));
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label bodyEnd = new Label();
        Label thrown = new Label();
        Label toldStart = new Label();
        Label toldEnd = new Label();
        Label toldFailed = new Label();
        Label done = new Label();
        if (!exits.isEmpty()) {
            mv.visitLabel(exitFailed);
            frame(withToken(NOTHING, frameType(returned())), THROWABLE);
            mv.visitInsn(Opcodes.POP);
            returnResult(returned());
        }
        mv.visitLabel(bodyEnd);
        mv.visitLabel(thrown);
        frame(withToken(NOTHING, null), THROWABLE);
        mv.visitVarInsn(Opcodes.ASTORE, result);
        mv.visitLabel(toldStart);
        mv.visitVarInsn(Opcodes.ALOAD, result);
        mv.visitVarInsn(Opcodes.ALOAD, token);
        call(calls.failed());
        mv.visitLabel(toldEnd);
        mv.visitJumpInsn(Opcodes.GOTO, done);
        mv.visitLabel(toldFailed);
        frame(withToken(NOTHING, THROWABLE), THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitLabel(done);
        frame(withToken(NOTHING, THROWABLE), null);
        mv.visitVarInsn(Opcodes.ALOAD, result);
        mv.visitInsn(Opcodes.ATHROW);
        // The first that fits is taken: the code must not catch what our calls throw, and we not what it catches.
        handle(exits);
        List<Guarded> entry = new ArrayList<>();
        guard(entry, entryStart, entryEnd, entryFailed);
        handle(entry);
        handle(codesOwn);
        List<Guarded> failures = new ArrayList<>();
        failures.add(new Guarded(bodyStart, bodyEnd, thrown, THROWABLE));
        guard(failures, toldStart, toldEnd, toldFailed);
        handle(failures);
        super.visitMaxs(Math.max(maxStack + STACK, ENTRY_STACK), Math.max(maxLocals, token + addedLocals(descriptor)));
    }

    /** Against what is the agent's own. */
    private static void guard(List<Guarded> guarded, Label start, Label end, Label handler) {
        for (String type : OWN_FAILURES) {
            guarded.add(new Guarded(start, end, handler, type));
        }
    }

    private void handle(List<Guarded> guarded) {
        for (Guarded each : guarded) {
            mv.visitTryCatchBlock(each.start, each.end, each.handler, each.type);
        }
    }

    /** What the first call takes besides the number. */
    private void loadGiven() {
        Reading reading = probe.reading();
        if (reading != null) {
            loadSources(reading);
        } else if (probe.kind() == Probe.Kind.RESOLUTION) {
            loadKey();
        }
    }

    /** An array of what the parts of the key are read from, and behind it what the answer is read from. */
    private void loadSources(Reading reading) {
        List<ValuePath> paths = new ArrayList<>(reading.key());
        if (reading.answerOfEntry() != null) {
            paths.add(reading.answerOfEntry());
        }
        push(paths.size());
        mv.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        for (int i = 0; i < paths.size(); i++) {
            mv.visitInsn(Opcodes.DUP);
            push(i);
            loadSource(paths.get(i).from());
            mv.visitInsn(Opcodes.AASTORE);
        }
    }

    private void loadKey() {
        if (probe.point().key() == Point.THIS && (access & Opcodes.ACC_STATIC) == 0) {
            loadThis();
        } else {
            loadSource(probe.point().key());
        }
    }

    /** The object that the method is called on, or the field of its that its class has: its own, so it may be read. */
    private void loadThis() {
        String field = probe.point().keyField();
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        if (field != null && fieldType != null) {
            mv.visitFieldInsn(Opcodes.GETFIELD, className, field, fieldType);
            box(Type.getType(fieldType));
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

    /** A line of the table of exception handlers. */
    private record Guarded(
            Label start, Label end, Label handler, @Nullable String type) {}
}
