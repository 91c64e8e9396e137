package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.whence.agent.weave.WovenCall;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bridge's two classes: each call of the runtime has its way over it. */
final class BootRelayClassesTest {

    @Test
    void eachCallOfTheRuntimeHasItsWay() {
        Set<String> runtime = methods(Whence.class, Modifier.PUBLIC);

        assertThat(runtime).hasSize(13);
        assertThat(WovenCall.AGENT).isEqualTo(Type.getInternalName(Whence.class));
        assertThat(staticMethods(BootRelayClasses.near())).isEqualTo(runtime);
        assertThat(methods(RelayedCalls.class, 0)).containsAll(runtime);
        assertThat(called(BootRelayClasses.far())).isEqualTo(runtime);
    }

    /** Under other names, since nothing but the agent itself can define a class in java.lang. */
    @Test
    void aCallIsPassedOnOnlyWhileItIsOpen() throws Exception {
        Loader loader = new Loader();
        Class<?> near = loader.define(renamed(BootRelayClasses.near()));
        Class<?> far = loader.define(renamed(BootRelayClasses.far()));
        Object end = far.getDeclaredConstructor().newInstance();
        Method entered = near.getMethod("stepEntered", int.class);
        Method exited = near.getMethod("resolutionExited", Object.class, Object.class);

        assertThat(entered.invoke(null, 7)).as("closed").isNull();
        far.getMethod("open").invoke(end);
        assertThat(entered.invoke(null, 7)).as("open").isEqualTo("step 7");
        exited.invoke(null, "answer", "token");
        assertThat(Ends.last).isEqualTo("answer by token");
        far.getMethod("close").invoke(end);
        assertThat(entered.invoke(null, 7)).as("closed again").isNull();
        exited.invoke(null, "late", "token");
        assertThat(Ends.last).as("what began before").isEqualTo("late by token");
    }

    @Test
    void theDoorAsksForThePackageJavaLang() throws Exception {
        Class<?> door = new Loader().define(BootRelayClasses.door());
        Object callable = door.getDeclaredConstructor().newInstance();

        assertThat(callable).isInstanceOf(Callable.class);
        assertThat(catchThrowable(() -> ((Callable<?>) callable).call()))
                .as("where the package is not open to its module")
                .isInstanceOf(IllegalAccessException.class)
                .hasMessageContaining("java.lang");
    }

    /** What the far end calls here instead of the runtime. */
    public static final class Ends {
        static Object last = "";

        private Ends() {}

        public static Object stepEntered(int site) {
            return "step " + site;
        }

        public static void resolutionExited(Object answer, Object token) {
            last = answer + " by " + token;
        }
    }

    /** What it implements here instead of the agent's interface, which another loader's class cannot see. */
    public interface Switch {
        void open();

        void close();
    }

    private static byte[] renamed(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        Map<String, String> names = Map.of(
                BootRelay.NAME,
                "bridge/Near",
                "dev/whence/FarEnd",
                "bridge/Far",
                "dev/whence/agent/runtime/RelayedCalls",
                Type.getInternalName(Ends.class),
                "dev/whence/agent/runtime/BootRelay$End",
                Type.getInternalName(Switch.class));
        new ClassReader(file).accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, names)), 0);
        return writer.toByteArray();
    }

    private static Set<String> methods(Class<?> type, int access) {
        Set<String> methods = new TreeSet<>();
        Stream.of(type.getDeclaredMethods())
                .filter(method -> (method.getModifiers() & access) == access && !method.isSynthetic())
                .forEach(method -> methods.add(method.getName() + Type.getMethodDescriptor(method)));
        return methods;
    }

    private static Set<String> staticMethods(byte[] file) {
        Set<String> methods = new TreeSet<>();
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                if ((access & Opcodes.ACC_STATIC) != 0) {
                                    methods.add(name + descriptor);
                                }
                                return null;
                            }
                        },
                        0);
        return methods;
    }

    private static Set<String> called(byte[] file) {
        Map<String, String> called = new TreeMap<>();
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String method, String type, boolean isInterface) {
                                        if (opcode == Opcodes.INVOKESTATIC) {
                                            called.put(method + type, owner);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        assertThat(called.values()).containsOnly("dev/whence/agent/runtime/RelayedCalls");
        return called.keySet();
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(BootRelayClassesTest.class.getClassLoader());
        }

        Class<?> define(byte[] file) {
            return defineClass(null, file, 0, file.length);
        }
    }
}
