import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes {@code @jdk.jfr.Contextual} at the fields of an event class that say what other events happen within: JDK 25 shows
 * them with each event of the same thread. The annotation is not there for {@code --release 17}; a JVM without it ignores it.
 *
 * <p>Run by the build, as a source file: {@code CLASSFILE FIELD...}. Fails where a field is not there.
 */
final class WriteContextual {
    private static final String ANNOTATION = "Ljdk/jfr/Contextual;";

    private WriteContextual() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Set<String> missing = new HashSet<>(Set.of(arguments));
        missing.remove(arguments[0]);
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String type, String signature, Object value) {
                        FieldVisitor field = super.visitField(access, name, type, signature, value);
                        return missing.remove(name) ? new Annotating(field) : field;
                    }
                },
                0);
        if (!missing.isEmpty()) {
            System.err.println(file + " has no fields " + missing);
            System.exit(1);
        }
        Files.write(file, writer.toByteArray());
    }

    /** Adds the annotation where it is not there from an earlier build. */
    private static final class Annotating extends FieldVisitor {
        private boolean isThere;

        Annotating(FieldVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public net.bytebuddy.jar.asm.AnnotationVisitor visitAnnotation(String type, boolean visible) {
            isThere |= type.equals(ANNOTATION);
            return super.visitAnnotation(type, visible);
        }

        @Override
        public void visitEnd() {
            if (!isThere) {
                super.visitAnnotation(ANNOTATION, true).visitEnd();
            }
            super.visitEnd();
        }
    }
}
