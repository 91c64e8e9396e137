package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Very many small classes of one type, for {@link dev.whence.it.target.Crowd}. */
public final class CrowdClasses {

    private static final String MEMBER = "dev/whence/it/target/Crowd$Member";

    private CrowdClasses() {}

    /** A folder with so many of them; each answers with its key. */
    public static Path folder(int count) {
        return folder(count, 1);
    }

    /** A folder with so many classes that have the method; one of so many is of the type. */
    public static Path folder(int count, int oneOf) {
        return Shipped.madeOnce("crowd", oneOf == 1 ? "" + count : count + "-" + oneOf, folder -> {
            Path classes = Io.folder(folder.resolve("crowd"));
            for (int i = 0; i < count; i++) {
                Path file = classes.resolve("C" + i + ".class");
                byte[] bytes = member("crowd/C" + i, i % oneOf == 0);
                Io.attempt(() -> Files.write(file, bytes));
            }
        });
    }

    private static byte[] member(String name, boolean ofTheType) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                name,
                null,
                "java/lang/Object",
                ofTheType ? new String[] {MEMBER} : new String[0]);
        MethodVisitor made = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        made.visitInsn(Opcodes.RETURN);
        made.visitMaxs(0, 0);
        made.visitEnd();
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
