package dev.whence;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts one call at a method's beginning: the resolution takes the strategy that this method stands for. */
final class ModeWeave extends MethodVisitor {
    private final int site;

    ModeWeave(int api, MethodVisitor next, int site) {
        super(api, next);
        this.site = site;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        CallWeave.push(mv, site);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, CallWeave.RUNTIME, "modeEntered", "(I)V", false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
}
