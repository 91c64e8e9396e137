package dev.whence.agent.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts one call at a method's beginning: the resolution takes the strategy of this method. */
final class ModeWeave extends ProbeWeave {
    private final int number;

    ModeWeave(
            int api,
            MethodVisitor next,
            int classVersion,
            String className,
            int access,
            String descriptor,
            Weaver.Placed placed) {
        super(api, next, classVersion, className, access, descriptor, placed.runtime());
        this.number = placed.number();
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Label start = new Label();
        Label end = new Label();
        Label failed = new Label();
        Label body = new Label();
        for (String type : OWN_FAILURES) {
            mv.visitTryCatchBlock(start, end, failed, type);
        }
        mv.visitLabel(start);
        push(number);
        call(WovenCall.MODE_ENTERED);
        mv.visitLabel(end);
        mv.visitJumpInsn(Opcodes.GOTO, body);
        mv.visitLabel(failed);
        frame(parameters(), THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitLabel(body);
        frame(parameters(), null);
        // The code may begin with a frame of its own, and two must not stand at one place.
        mv.visitInsn(Opcodes.NOP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
}
