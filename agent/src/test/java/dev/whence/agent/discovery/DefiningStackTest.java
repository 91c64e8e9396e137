package dev.whence.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.Threads;
import dev.whence.agent.fixture.VersionLoader;
import dev.whence.agent.support.LoaderLookup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a thread may be inside a definition, from stacks as JDK 17 and 25 give them. */
@Timeout(60)
final class DefiningStackTest {
    private static final int NATIVE = -2;
    private static final StackTraceElement[] MAIN = {frame("app.Main", "work", 7), frame("app.Main", "main", 3)};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.ClassLoader.defineClass0",
                "java.lang.ClassLoader.defineClass1",
                "java.lang.ClassLoader.defineClass2",
                "java.lang.ClassLoader.findLoadedClass0",
                "jdk.internal.misc.Unsafe.defineClass0",
                "app.Native.definesThroughJni",
            })
    void insideANativeMethodThatDefines(String method) {
        int dot = method.lastIndexOf('.');
        StackTraceElement defining = frame(method.substring(0, dot), method.substring(dot + 1), NATIVE);

        assertThat(DefiningStack.maybe(above(MAIN, defining), false)).isTrue();
        assertThat(DefiningStack.maybe(
                        above(MAIN, defining, frame("app.Loader", "loadClass", 5), frame("x.Y", "z", 1)), false))
                .as("which asks for a superclass")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Object.wait",
                "jdk.internal.misc.Unsafe.park",
                "java.lang.Class.forName0",
                "sun.nio.ch.EPoll.wait",
                "jdk.internal.reflect.NativeMethodAccessorImpl.invoke0",
            })
    void insideAnotherNativeMethodOfTheJdk(String method) {
        int dot = method.lastIndexOf('.');
        StackTraceElement other = frame(method.substring(0, dot), method.substring(dot + 1), NATIVE);

        assertThat(DefiningStack.maybe(above(MAIN, other, frame("app.Main", "<clinit>", 1)), true))
                .isFalse();
    }

    @Test
    void aLoaderThatOnlyLoads() {
        assertThat(DefiningStack.maybe(above(MAIN, frame("java.lang.ClassLoader", "loadClass", 5)), true))
                .isFalse();
    }

    @Test
    void whileALoaderIsAskedForTheAgent() {
        assertThat(DefiningStack.maybe(
                        above(MAIN, frame(LoaderLookup.class.getName(), "gives", 5), frame("x.Y", "z", 1)), false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStackThatDoesNotTell(boolean unlessTold) {
        assertThat(DefiningStack.maybe(new StackTraceElement[0], unlessTold))
                .as("no frames")
                .isEqualTo(unlessTold);
        assertThat(DefiningStack.maybe(new StackTraceElement[] {frame("a.B", "calledByNativeCode", 1)}, unlessTold))
                .as("no beginning")
                .isEqualTo(unlessTold);
        StackTraceElement[] carrier = {
            frame("jdk.internal.vm.Continuation", "run", 1),
            frame("java.lang.VirtualThread", "runContinuation", 1),
            frame("java.lang.Thread", "run", 1)
        };
        assertThat(DefiningStack.maybe(carrier, unlessTold))
                .as("carries a virtual thread")
                .isEqualTo(unlessTold);
    }

    @Test
    void aStackThatMayBeCut() {
        List<StackTraceElement> deep = new ArrayList<>(Collections.nCopies(1_024, frame("a.B", "run", 1)));

        assertThat(DefiningStack.maybe(deep.toArray(StackTraceElement[]::new), false))
                .isTrue();
        deep.remove(0);
        assertThat(DefiningStack.maybe(deep.toArray(StackTraceElement[]::new), true))
                .isFalse();
    }

    @Test
    void theStackOfThisThread() {
        assertThat(DefiningStack.maybe(Thread.currentThread().getStackTrace(), false))
                .isFalse();
    }

    @Test
    void theStackOfAThreadThatDefines() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        VersionLoader loader = new VersionLoader("blocked", type -> {
            inside.countDown();
            Threads.await(goOn);
        });
        Threads.Made<Class<?>> definition = Threads.start(loader::defineInheriting);
        Threads.await(inside);

        assertThat(DefiningStack.maybe(definition.thread().getStackTrace(), false))
                .isTrue();

        goOn.countDown();
        definition.get();
        assertThat(DefiningStack.maybe(definition.thread().getStackTrace(), false))
                .isFalse();
    }

    private static StackTraceElement[] above(StackTraceElement[] outer, StackTraceElement... inner) {
        List<StackTraceElement> stack = new ArrayList<>(List.of(inner));
        Collections.reverse(stack);
        stack.addAll(List.of(outer));
        return stack.toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, "Some.java", line);
    }
}
