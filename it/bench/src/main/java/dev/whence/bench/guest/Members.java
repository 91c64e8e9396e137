package dev.whence.bench.guest;

import dev.whence.bench.rival.Retransformer;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An application with many classes of one type among very many others. Retransforms one of them a few times, says so, and
 * waits for the end of its input.
 *
 * <p>Arguments: how many are of the type, how many classes are loaded in all, and how many times one is retransformed.
 */
public final class Members {
    private static final int TO_A_LOADER = 100;

    private Members() {}

    /** What they all are. */
    public interface Member {
        Object find(Object key);
    }

    public static void main(String[] arguments) throws IOException, UnmodifiableClassException {
        int count = Integer.parseInt(arguments[0]);
        List<Class<?>> members = new ArrayList<>();
        Definer loader = new Definer();
        for (int i = 0; i < count; i++) {
            if (i % TO_A_LOADER == 0) {
                loader = new Definer();
            }
            String name = "crowd/Find" + i;
            members.add(loader.define(name.replace('/', '.'), classFile(name)));
        }
        Crowd crowd = Crowd.upTo(Integer.parseInt(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Retransformer.retransform(members.get(0));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // All stay loaded meanwhile.
            members.get(0).getName();
        }
        System.out.println("held " + members.size() + " and " + crowd);
    }

    private static byte[] classFile(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] types = {Member.class.getName().replace('.', '/')};
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", types);
        MethodVisitor find =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "find", "(Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        find.visitCode();
        find.visitVarInsn(Opcodes.ALOAD, 1);
        find.visitInsn(Opcodes.ARETURN);
        find.visitMaxs(0, 0);
        find.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
