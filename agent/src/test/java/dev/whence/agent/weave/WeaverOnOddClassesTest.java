package dev.whence.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Woven;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.ActiveResolution;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files that no compiler of today makes. */
final class WeaverOnOddClassesTest {
    private static final Probe.Kind[] ALL = {Probe.Kind.RESOLUTION, Probe.Kind.MODE, Probe.Kind.STEP};

    @BeforeEach
    void record() {
        Switches.recording = true;
        Errors.clear();
    }

    @AfterEach
    void forget() {
        Switches.recording = false;
        WovenMethods.clear();
        assertThat(Errors.last()).isNull();
        assertThat(ActiveResolution.current()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
    void aFinallyAsOldCompilersMadeIt(int version) throws Exception {
        byte[] file = method(version, "(I)I", WeaverOnOddClassesTest::finallyBySubroutine);

        assertThat(call(file, 5)).isEqualTo(5 + 100);
        assertThat(call(woven(file), 5)).isEqualTo(5 + 100);
        assertThat(call(woven(woven(file)), 5)).isEqualTo(5 + 100);
    }

    /** The library reads what is said to be the newest, and nothing newer: a new version of it moves the limit. */
    @Test
    void aVersionThatIsNotKnownYet() throws Exception {
        byte[] newest = method(Weaver.NEWEST, "(I)I", WeaverOnOddClassesTest::countDown);
        byte[] newer = newest.clone();
        newer[7]++;

        assertThat(Weaver.versionProblem(newest)).isNull();
        assertThat(new Weaver(newest).table()).isNotNull();
        assertThat(Weaver.versionProblem(newer))
                .isEqualTo("its class file has version " + (Weaver.NEWEST + 1)
                        + ", and this agent weaves versions up to " + Weaver.NEWEST);
        assertThatThrownBy(() -> new Weaver(newer)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Weaver.versionProblem(new byte[7])).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_2, Opcodes.V1_5, Opcodes.V1_6})
    void codeWithoutFrames(int version) throws Exception {
        byte[] file = method(version, "(I)I", WeaverOnOddClassesTest::countDown);

        assertThat(call(file, 7)).isEqualTo(0);
        assertThat(call(woven(file), 7)).isEqualTo(0);
    }

    @Test
    void aLoopToTheFirstInstructionWithAnotherTypeInTheParameter() throws Exception {
        byte[] file = method(Opcodes.V17, "(Ljava/lang/Object;)I", code -> {
            Label again = new Label();
            Label out = new Label();
            code.visitLabel(again);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, new Object[0]);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitJumpInsn(Opcodes.IFNULL, out);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitVarInsn(Opcodes.ASTORE, 0);
            code.visitJumpInsn(Opcodes.GOTO, again);
            code.visitLabel(out);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, new Object[0]);
            code.visitInsn(Opcodes.ICONST_3);
            code.visitVarInsn(Opcodes.ISTORE, 0);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(1, 1);
        });

        assertThat(call(file, "any")).isEqualTo(3);
        assertThat(call(woven(file), "any")).isEqualTo(3);
    }

    @Test
    void framesThatSayLessThanIsKnown() throws Exception {
        byte[] file = method(Opcodes.V17, "(IJD)I", code -> {
            Label next = new Label();
            code.visitInsn(Opcodes.NOP);
            code.visitVarInsn(Opcodes.LLOAD, 1);
            code.visitVarInsn(Opcodes.LSTORE, 9);
            code.visitJumpInsn(Opcodes.GOTO, next);
            code.visitLabel(next);
            code.visitFrame(
                    Opcodes.F_NEW,
                    7,
                    new Object[] {
                        Opcodes.TOP, Opcodes.TOP, Opcodes.TOP, Opcodes.DOUBLE, Opcodes.TOP, Opcodes.TOP, Opcodes.TOP
                    },
                    0,
                    new Object[0]);
            code.visitVarInsn(Opcodes.DLOAD, 3);
            code.visitInsn(Opcodes.D2I);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(2, 11);
        });

        assertThat(call(file, 1, 2L, 3.0)).isEqualTo(3);
        assertThat(call(woven(file), 1, 2L, 3.0)).isEqualTo(3);
    }

    @Test
    void anObjectUnderConstructionOnTheStackAndInAVariable() throws Exception {
        byte[] file = method(Opcodes.V17, "(I)I", code -> {
            Label made = new Label();
            Label positive = new Label();
            Label both = new Label();
            code.visitLabel(made);
            code.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
            code.visitInsn(Opcodes.DUP);
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitJumpInsn(Opcodes.IFGT, positive);
            code.visitLdcInsn("not");
            code.visitJumpInsn(Opcodes.GOTO, both);
            code.visitLabel(positive);
            code.visitFrame(Opcodes.F_NEW, 2, new Object[] {Opcodes.INTEGER, made}, 1, new Object[] {made});
            code.visitLdcInsn("positive");
            code.visitLabel(both);
            code.visitFrame(
                    Opcodes.F_NEW, 2, new Object[] {Opcodes.INTEGER, made}, 2, new Object[] {made, "java/lang/String"});
            code.visitMethodInsn(
                    Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "length", "()I", false);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(3, 2);
        });

        assertThat(call(file, 1)).isEqualTo(8);
        assertThat(call(woven(file), 1)).isEqualTo(8);
    }

    @Test
    void aHandlerThatCoversItselfAndOneThatCoversNothingElse() throws Exception {
        byte[] file = method(Opcodes.V17, "(I)I", code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            Label handlerEnd = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/ArithmeticException");
            code.visitTryCatchBlock(handler, handlerEnd, handler, null);
            code.visitLabel(start);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IDIV);
            code.visitLabel(end);
            code.visitInsn(Opcodes.IRETURN);
            code.visitLabel(handler);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 1, new Object[] {"java/lang/Throwable"});
            code.visitInsn(Opcodes.POP);
            code.visitLabel(handlerEnd);
            code.visitIntInsn(Opcodes.BIPUSH, 42);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(2, 1);
        });

        assertThat(call(woven(file), 0)).isEqualTo(42);
        assertThat(call(woven(file), 1)).isEqualTo(1);
    }

    @Test
    void moreThanTheStackIsLeftOnItAtTheReturn() throws Exception {
        byte[] file = method(Opcodes.V17, "(I)I", code -> {
            code.visitInsn(Opcodes.LCONST_1);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(4, 1);
        });

        assertThat(call(woven(file), 9)).isEqualTo(9);
    }

    @Test
    void jumpsThatWeavingMakesTooFar() throws Exception {
        byte[] file = method(Opcodes.V17, "(I)I", code -> longCode(code, 32_740));

        assertThat(call(file, 3)).isEqualTo(call(woven(file), 3));
    }

    @Test
    void variablesBeyondTheReachOfAByte() throws Exception {
        byte[] file = method(Opcodes.V17, "(I)I", code -> {
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitVarInsn(Opcodes.ISTORE, 400);
            code.visitVarInsn(Opcodes.ILOAD, 400);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(1, 401);
        });

        assertThat(call(woven(file), 6)).isEqualTo(6);
    }

    @Test
    void aMethodWithAllTheVariablesThatThereCanBeIsRefused() {
        byte[] file = method(Opcodes.V17, "(I)I", code -> {
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(1, 65_535);
        });

        assertThat(new Weaver(file).table().refusal(new MethodRef("odd.Odd", "odd", null)))
                .isEqualTo("the method uses so many local variables that none can be added");
        assertThat(woven(file)).isEqualTo(file);
    }

    @Test
    void aMethodThatBecomesTooLargeIsNotWoven() {
        byte[] file = method(Opcodes.V17, "(I)I", code -> longCode(code, 65_500));

        assertThat(ChildLoader.verify(new ChildLoader(name -> false, bytes -> bytes).define(file)))
                .isNull();
        Weaver weaver = new Weaver(file);
        MethodRef method = new MethodRef("odd.Odd", "odd", null);
        Point point = new Point("odd", method, -1, null, Map.of(), Map.of());
        weaver.add(new Probe(point, Probe.Kind.RESOLUTION, "", method), 0);
        assertThatThrownBy(weaver::weave).hasMessageContaining("Method too large: odd/Odd.odd");
    }

    @Test
    void codeThatIsNeverReached() throws Exception {
        byte[] file = method(Opcodes.V1_5, "(I)I", code -> {
            Label dead = new Label();
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IRETURN);
            code.visitLabel(dead);
            code.visitInsn(Opcodes.NOP);
            code.visitJumpInsn(Opcodes.GOTO, dead);
            code.visitMaxs(1, 1);
        });

        assertThat(call(woven(file), 2)).isEqualTo(2);
    }

    @Test
    void everyNumberOfASite() {
        byte[] file = method(Opcodes.V17, "(I)I", WeaverOnOddClassesTest::identity);
        IntStream.of(0, 5, 6, 127, 128, 32_767, 32_768, 1 << 30).forEach(number -> {
            Weaver weaver = new Weaver(file);
            MethodRef method = new MethodRef("odd.Odd", "odd", List.of("int"));
            Point point = new Point("odd", method, 0, null, Map.of(), Map.of());
            weaver.add(new Probe(point, Probe.Kind.RESOLUTION, "", method), number);
            Class<?> type = new ChildLoader(name -> false, bytes -> bytes).define(weaver.weave());
            assertThat(ChildLoader.verify(type)).isNull();
        });
    }

    @Test
    void anInterfacesOwnMethods() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V1_8,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                "odd/Odd",
                null,
                "java/lang/Object",
                null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "odd", "(I)I", null, null);
        code.visitCode();
        identity(code);
        code.visitEnd();
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "abstractOne", "()V", null, null)
                .visitEnd();
        writer.visitEnd();

        assertThat(call(woven(writer.toByteArray()), 4)).isEqualTo(4);
    }

    /** Compilers up to 1.4 made {@code try { return i; } finally { counter += 100; }} so, more or less. */
    private static void finallyBySubroutine(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label subroutine = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitVarInsn(Opcodes.ISTORE, 1);
        code.visitLabel(end);
        code.visitJumpInsn(Opcodes.JSR, subroutine);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(handler);
        code.visitVarInsn(Opcodes.ASTORE, 2);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, 1);
        code.visitJumpInsn(Opcodes.JSR, subroutine);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(subroutine);
        code.visitVarInsn(Opcodes.ASTORE, 3);
        code.visitIincInsn(1, 100);
        code.visitVarInsn(Opcodes.RET, 3);
        code.visitMaxs(1, 4);
    }

    private static void countDown(MethodVisitor code) {
        Label again = new Label();
        Label out = new Label();
        code.visitLabel(again);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFLE, out);
        code.visitIincInsn(0, -1);
        code.visitJumpInsn(Opcodes.GOTO, again);
        code.visitLabel(out);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(1, 1);
    }

    private static void identity(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(1, 1);
    }

    /** So many bytes of code that do nothing, and where they are few enough a jump over them there and back. */
    private static void longCode(MethodVisitor code, int bytes) {
        Label start = new Label();
        Label forth = new Label();
        boolean jumps = bytes < Short.MAX_VALUE;
        if (jumps) {
            code.visitJumpInsn(Opcodes.GOTO, forth);
            code.visitLabel(start);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, new Object[0]);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitInsn(Opcodes.IRETURN);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, new Object[0]);
        }
        for (int i = 0; i < bytes; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        if (jumps) {
            code.visitLabel(forth);
            code.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, new Object[0]);
            code.visitIincInsn(0, 1);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitJumpInsn(Opcodes.IFGE, start);
        }
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(1, 1);
    }

    private static byte[] woven(byte[] file) {
        return Woven.numbered(file, ALL);
    }

    private static Object call(byte[] file, Object... arguments) throws Exception {
        Class<?> type = new ChildLoader(name -> false, bytes -> bytes).define(file);
        for (var method : type.getDeclaredMethods()) {
            if (method.getName().equals("odd")) {
                return method.invoke(null, arguments);
            }
        }
        throw new AssertionError("no method odd");
    }

    private static byte[] method(int version, String descriptor, Consumer<MethodVisitor> body) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "odd/Odd", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "odd", descriptor, null, null);
        code.visitCode();
        body.accept(code);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
