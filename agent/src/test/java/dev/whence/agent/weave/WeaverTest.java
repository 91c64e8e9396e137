package dev.whence.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Specimen;
import dev.whence.agent.fixture.Workload;
import dev.whence.agent.fixture.Woven;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.ActiveResolution;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A woven class does what it did before: same results, same exceptions with the same stacks, same effects. */
final class WeaverTest {
    private static final Predicate<String> SPECIMEN = name -> name.startsWith(Specimen.class.getName());

    @AfterEach
    void forget() {
        Switches.recording = false;
        Switches.summing = false;
        WovenMethods.clear();
    }

    static Stream<Arguments> aWovenClassDoesWhatItDid() {
        List<Probe.Kind> all = List.of(Probe.Kind.RESOLUTION, Probe.Kind.MODE, Probe.Kind.STEP);
        List<Arguments> arguments = new ArrayList<>();
        for (boolean recording : new boolean[] {false, true}) {
            for (Probe.Kind kind : Probe.Kind.values()) {
                arguments.add(Arguments.of(List.of(kind), recording));
            }
            arguments.add(Arguments.of(all, recording));
            arguments.add(Arguments.of(List.of(Probe.Kind.MODE, Probe.Kind.STEP, Probe.Kind.RESOLUTION), recording));
        }
        return arguments.stream();
    }

    @ParameterizedTest
    @MethodSource
    void aWovenClassDoesWhatItDid(List<Probe.Kind> kinds, boolean recording) throws Exception {
        Map<String, List<String>> plain = deeds(file -> file);
        Switches.recording = recording;
        Switches.summing = recording;
        Errors.clear();

        Map<String, List<String>> woven = deeds(file -> Woven.numbered(file, kinds.toArray(Probe.Kind[]::new)));

        assertThat(plain.keySet()).hasSizeGreaterThan(40);
        assertThat(woven).isEqualTo(plain);
        assertThat(Errors.last())
                .as("what went wrong inside the agent, but for the one method that exhausts the stack")
                .satisfiesAnyOf(
                        last -> assertThat(last).isNull(),
                        last -> assertThat(last).startsWith(StackOverflowError.class.getName()));
        assertThat(ActiveResolution.current())
                .as("a resolution that nobody left")
                .isNull();
    }

    @Test
    void aClassWovenTwiceDoesWhatItDid() throws Exception {
        Map<String, List<String>> plain = deeds(file -> file);
        Switches.recording = true;

        Map<String, List<String>> woven = deeds(file -> Woven.numbered(
                Woven.numbered(file, Probe.Kind.RESOLUTION, Probe.Kind.STEP), Probe.Kind.RESOLUTION, Probe.Kind.STEP));

        assertThat(woven).isEqualTo(plain);
    }

    @Test
    void weavingTheSameClassAgainGivesTheSameBytes() {
        byte[] file = ChildLoader.file(Specimen.class.getName());

        assertThat(Woven.unnumbered(file, Probe.Kind.RESOLUTION))
                .isEqualTo(Woven.unnumbered(file, Probe.Kind.RESOLUTION))
                .isNotEqualTo(file);
    }

    @Test
    void aLibraryThatIsWovenWhollyDoesWhatItDid() throws Exception {
        Predicate<String> own = name -> Stream.of(
                        Workload.class.getName(), "com.fasterxml.", "org.HdrHistogram.", "net.bytebuddy.", "picocli.")
                .anyMatch(name::startsWith);
        String plain = work(new ChildLoader(own, file -> file));
        Switches.recording = true;
        Switches.summing = true;

        String woven =
                work(new ChildLoader(own, file -> Woven.unnumbered(file, Probe.Kind.RESOLUTION, Probe.Kind.STEP)));

        assertThat(plain).hasSizeGreaterThan(1_000);
        assertThat(woven).isEqualTo(plain);
    }

    private static String work(ClassLoader loader) throws Exception {
        Object workload = loader.loadClass(Workload.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        return workload.toString();
    }

    /** What each method of the specimen does, called with several arguments, by its signature. */
    private static Map<String, List<String>> deeds(UnaryOperator<byte[]> hand) throws Exception {
        Class<?> type = new ChildLoader(SPECIMEN, hand).loadClass(Specimen.class.getName());
        Map<String, List<String>> deeds = new TreeMap<>();
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                List<String> done = new ArrayList<>();
                for (int i : new int[] {0, 1, 5, -1}) {
                    done.add(deed(type, method, i));
                }
                deeds.put(method.toString(), done);
            }
        }
        return deeds;
    }

    private static String deed(Class<?> type, Method method, int i) throws Exception {
        Object specimen = type.getDeclaredConstructor().newInstance();
        String outcome;
        try {
            outcome = told(method.invoke(specimen, arguments(method, i)));
        } catch (InvocationTargetException thrown) {
            outcome = told(thrown.getCause());
        }
        return outcome + " " + type.getField("log").get(specimen);
    }

    private static String told(Object result) {
        return result == null
                ? "null"
                : result.getClass().getName()
                        + Arrays.deepToString(new Object[] {result}).replaceAll("@[0-9a-f]+", "@");
    }

    private static String told(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.whence.agent.fixture.Specimen")) {
                text.append(" at ").append(frame.getMethodName()).append(':').append(frame.getLineNumber());
            }
        }
        return thrown.getCause() == null ? text.toString() : text + " by " + told(thrown.getCause());
    }

    private static Object[] arguments(Method method, int i) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int at = 0; at < arguments.length; at++) {
            arguments[at] = argument(method.getParameterTypes()[at], i);
        }
        return arguments;
    }

    private static Object argument(Class<?> type, int i) {
        if (type == int.class) {
            return i;
        } else if (type == long.class) {
            return 1_000_000_007L * i;
        } else if (type == double.class) {
            return i / 3.0;
        } else if (type == float.class) {
            return i / 7f;
        } else if (type == short.class) {
            return (short) (i * 11);
        } else if (type == byte.class) {
            return (byte) i;
        } else if (type == char.class) {
            return (char) ('k' + i);
        } else if (type == Object[].class) {
            return new Object[Math.max(0, i)];
        } else if (type == Comparable.class) {
            return "text " + i;
        }
        return type == String.class || i > 0 ? "key" : Integer.valueOf(i);
    }
}
