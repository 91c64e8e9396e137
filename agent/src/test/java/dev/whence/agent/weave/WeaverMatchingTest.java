package dev.whence.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.WovenMethods;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which methods of a class a point means, and which of these can give its key. */
final class WeaverMatchingTest {

    @AfterEach
    void forget() {
        WovenMethods.clear();
    }

    @Test
    void allOverloadsOrTheOneThatIsNamed() {
        assertThat(signatures(Plain.class, "over", null)).containsExactly("over()", "over(java.lang.String)");
        assertThat(signatures(Plain.class, "over", List.of("java.lang.String")))
                .containsExactly("over(java.lang.String)");
        assertThat(refusal(Plain.class, "over", List.of("int")))
                .isEqualTo("the class has no such overload; it has over(), over(java.lang.String)");
    }

    /** A compiler's bridge is no method of anybody's: what it calls is. */
    @Test
    void aBridgeMethodMeansTheMethodBehindIt() {
        assertThat(signatures(Narrow.class, "apply", null)).containsExactly("apply(java.lang.String)");
        assertThat(signatures(Narrow.class, "apply", List.of("java.lang.Object")))
                .as("by the type's own parameters")
                .containsExactly("apply(java.lang.String)");
    }

    @Test
    void aBridgeToAnAbstractMethodStandsForItself() {
        assertThat(signatures(Unfinished.class, "apply", List.of("java.lang.Object")))
                .containsExactly("apply(java.lang.Object)");
        assertThat(signatures(Unfinished.class, "apply", null)).isEmpty();
    }

    @Test
    void anOverloadWithoutTheKeysArgumentIsLeftOutAndSaid() {
        MethodTable methods = methods(Plain.class);
        Probe probe = probe(Plain.class, "over", 0);

        assertThat(methods.refusal(probe.method())).isNull();
        assertThat(methods.keyRefusal(probe)).isEqualTo("over(): no argument 0 to be the key");
        assertThat(methods.takes(probe)).as("the other one").isTrue();
        assertThat(methods.takes(probe(Plain.class, "over", 1))).isFalse();
        assertThat(methods.keyRefusal(probe(Plain.class, "over", Point.NO_KEY))).isNull();
    }

    @Test
    void aStaticMethodHasNoThis() {
        MethodTable methods = methods(Plain.class);

        assertThat(methods.keyRefusal(probe(Plain.class, "fixed", Point.THIS)))
                .isEqualTo("fixed(): static, without 'this' to be the key");
        assertThat(methods.takes(probe(Plain.class, "fixed", Point.THIS))).isFalse();
        assertThat(methods.takes(probe(Plain.class, "over", Point.THIS))).isTrue();
    }

    /** The keys of steps and modes are the point's: they need none. */
    @Test
    void aStepGivesNoKey() {
        Probe resolution = probe(Plain.class, "fixed", 0);
        Probe step = new Probe(resolution.point(), Probe.Kind.STEP, "path", resolution.method());

        assertThat(methods(Plain.class).keyRefusal(step)).isNull();
        assertThat(methods(Plain.class).takes(step)).isTrue();
    }

    @Test
    void aMethodThatTheJvmHasCodeOfItsOwnFor() {
        assertThat(refusal(Math.class, "addExact", null))
                .isEqualTo("the JVM has code of its own for the method and may never run what is woven");
        assertThat(refusal(Math.class, "floorMod", null)).isNull();
    }

    @Test
    void aMethodWithoutCode() {
        assertThat(methods(Function.class).hasCode(new MethodRef(Function.class.getName(), "apply", null)))
                .isFalse();
        assertThat(methods(Function.class).hasCode(new MethodRef(Function.class.getName(), "compose", null)))
                .isTrue();
        assertThat(refusal(Function.class, "apply", null))
                .isEqualTo("the method is abstract or native, so it has no code to weave");
    }

    private static List<String> signatures(Class<?> type, String method, @Nullable List<String> parameters) {
        MethodRef named = new MethodRef(type.getName(), method, parameters);
        Point point = new Point("named", named, Point.NO_KEY, null, Map.of(), Map.of());
        return methods(type).found(new Probe(point, Probe.Kind.RESOLUTION, "", named)).stream()
                .map(MethodTable.Found::signature)
                .toList();
    }

    private static @Nullable String refusal(Class<?> type, String method, @Nullable List<String> parameters) {
        return methods(type).refusal(new MethodRef(type.getName(), method, parameters));
    }

    private static MethodTable methods(Class<?> type) {
        return MethodTable.of(new ClassReader(ChildLoader.file(type.getName())));
    }

    private static Probe probe(Class<?> type, String method, int key) {
        MethodRef target = new MethodRef(type.getName(), method, null);
        return new Probe(new Point("point", target, key, null, Map.of(), Map.of()), Probe.Kind.RESOLUTION, "", target);
    }

    static final class Plain {
        Object over() {
            return "none";
        }

        Object over(String one) {
            return one;
        }

        static Object fixed() {
            return "fixed";
        }
    }

    static final class Narrow implements Function<String, Object> {
        @Override
        public StringBuilder apply(String key) {
            return new StringBuilder(key);
        }
    }

    abstract static class Unfinished implements Function<String, Object> {
        @Override
        public abstract Object apply(String key);
    }
}
