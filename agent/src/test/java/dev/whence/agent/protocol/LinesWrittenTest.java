package dev.whence.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every place in the agent that writes a line, read from its bytecode: it gives as many fields as the line has. */
class LinesWrittenTest {
    private static final String REPLY = Reply.class.getName().replace('.', '/');
    private static final String LINE_KIND = LineKind.class.getName().replace('.', '/');

    private final List<String> wrong = new ArrayList<>();
    private final Set<LineKind> written = EnumSet.noneOf(LineKind.class);

    @Test
    void everyWriterGivesTheFieldsOfTheLine() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Reply.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                read(new ClassReader(Files.readAllBytes(file)));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(written).as("no kind of line that nobody writes").containsExactlyInAnyOrder(LineKind.values());
    }

    /** The test is one that a wrong writer fails. */
    @Test
    void controlAWriterWithAFieldTooFew() throws IOException {
        read(new ClassReader(WrongWriter.class.getName()));

        assertThat(wrong).containsExactly("WrongWriter.write: WALKS with 2 fields");
    }

    /** Forgets how many classes there were. */
    static final class WrongWriter {
        private WrongWriter() {}

        static void write(Reply reply, long count) {
            reply.line(LineKind.STATE, "woven");
            reply.line(LineKind.WALKS, count, 5);
        }
    }

    private void read(ClassReader reader) {
        String name = reader.getClassName().replaceFirst(".*[/$]", "");
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return new Calls(name + "." + method);
                    }
                },
                0);
    }

    /** Follows the calls of one method: {@code javac} loads the kind, then makes the array of fields. */
    private final class Calls extends MethodVisitor {
        private final String place;
        private final List<LineKind> kinds = new ArrayList<>();
        private int constant = -1;
        private int fields = -1;

        Calls(String place) {
            super(Opcodes.ASM9);
            this.place = place;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && owner.equals(LINE_KIND) && descriptor.equals("L" + LINE_KIND + ";")) {
                kinds.add(LineKind.valueOf(name));
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
                constant = opcode - Opcodes.ICONST_0;
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            constant = operand;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY && type.equals("java/lang/Object") && !kinds.isEmpty() && fields < 0) {
                fields = constant;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isLine = name.equals("line") && !place.startsWith("Reply.each");
            if (owner.equals(REPLY) && (isLine || name.equals("each"))) {
                if (kinds.isEmpty()) {
                    wrong.add(place + ": a line of a kind that cannot be seen here");
                }
                int given = isLine ? fields : 1;
                for (LineKind kind : kinds) {
                    written.add(kind);
                    if (given != kind.fields().size()) {
                        wrong.add(place + ": " + kind + " with " + given + " fields");
                    }
                }
                kinds.clear();
                fields = -1;
            }
        }
    }
}
