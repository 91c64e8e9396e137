package dev.whence.agent.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name in a class file, read inside the definition of classes that are announced without one. */
final class ClassFileNameTest {

    @Test
    void everyClassOfTheJdk() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        int[] count = {0};
        for (String module : List.of("java.base", "jdk.compiler", "java.xml", "jdk.jfr")) {
            Path folder = modules.resolve(module);
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                    String name = folder.relativize(file).toString();
                    assertThat(ClassFileName.of(bytes(file)) + ".class").isEqualTo(name);
                    count[0]++;
                });
            }
        }
        assertThat(count[0]).isGreaterThan(8_000);
    }

    @Test
    void everyKindOfConstant() {
        ClassWriter writer = new ClassWriter(0);
        writer.newUTF8("text");
        writer.newConst(1);
        writer.newConst(1f);
        writer.newConst(1L);
        writer.newConst(1.0);
        writer.newConst("string");
        writer.newConst(Type.getType(String.class));
        writer.newConst(Type.getMethodType("()V"));
        writer.newField("a/B", "c", "I");
        writer.newMethod("a/B", "c", "()V", false);
        writer.newMethod("a/B", "c", "()V", true);
        writer.newHandle(Opcodes.H_INVOKESTATIC, "a/B", "c", "()V", false);
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "d", "()V", false);
        writer.newInvokeDynamic("e", "()V", bootstrap, "constant", 5L);
        writer.newConstantDynamic("f", "I", bootstrap, 1.5);
        writer.newModule("some.module");
        writer.newPackage("some/packages");
        writer.visit(Opcodes.V17, 0, "after/All", null, "java/lang/Object", null);

        assertThat(ClassFileName.of(writer.toByteArray())).isEqualTo("after/All");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "a/b/C$D",
                "ä/Öß",
                "\u0000",
                "a/\u0000\u007f\u0080\u07ff\u0800\uffff",
                "\ud83d\ude00/\ud835\udcd0",
                "中文/类",
                "\ud800",
            })
    void namesInModifiedUtf8(String name) {
        assertThat(ClassFileName.of(named(name))).isEqualTo(name);
    }

    @Test
    void theLongestName() {
        String name = "n".repeat(65_535);

        assertThat(ClassFileName.of(named(name))).isEqualTo(name);
    }

    @Test
    void whatIsCutOffHasNoName() {
        byte[] file = ChildLoader.file(Specimen.class.getName());
        int nameless = 0;
        for (int length = 0; length < file.length; length++) {
            String name = ClassFileName.of(Arrays.copyOf(file, length));
            assertThat(name).isIn(null, "dev/whence/agent/fixture/Specimen");
            nameless += name == null ? 1 : 0;
        }
        assertThat(nameless).as("its constants lie before its name").isGreaterThan(1_000);
        assertThat(ClassFileName.of(new byte[0])).isNull();
    }

    @Test
    void malformedBytesNeverThrow() {
        byte[] file = ChildLoader.file(Specimen.class.getName());
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] spoilt = file.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                // Half of them in the header and the first constants, where they do most.
                int at = random.nextInt(random.nextBoolean() ? 200 : spoilt.length);
                spoilt[at] = (byte) random.nextInt();
            }
            ClassFileName.of(spoilt);
        }
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            ClassFileName.of(noise);
        }
    }

    @Test
    void agreesWithAReaderThatOthersKeepOnWhateverThatReads() {
        for (Class<?> type : new Class<?>[] {ClassFileNameTest.class, ClassReader.class, Test.class}) {
            byte[] file = ChildLoader.file(type.getName());
            assertThat(ClassFileName.of(file)).isEqualTo(new ClassReader(file).getClassName());
        }
    }

    private static byte[] named(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, name, null, "java/lang/Object", null);
        return writer.toByteArray();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
