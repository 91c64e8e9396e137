package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.support.Supertypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a class is to a point on every class of a type, by its file or by what it is. */
final class SubtypesTest {
    private static final String TYPE = Finder.class.getName();

    private final Probe probe = probe(TYPE, "find");
    private final Subtypes subtypes = new Subtypes(List.of(probe));

    @Test
    void theTypeItself() {
        Probe named = probe("some.Lonely", "find");
        Subtypes types = new Subtypes(List.of(named));

        assertThat(types.mayConcern("some/Lonely", file(Lonely.class))).isTrue();
        assertThat(types.standing(named, "some.Lonely", null, file(Lonely.class)))
                .isEqualTo(WovenMethod.CERTAIN);
        assertThat(standing(Finder.class)).isEqualTo(WovenMethod.CERTAIN);
    }

    @Test
    void aClassThatNamesTheType() {
        assertThat(concerns(Direct.class)).isTrue();
        assertThat(standing(Direct.class)).isEqualTo(WovenMethod.CERTAIN);
    }

    @Test
    void aClassThatNamesAnUnknownOne() {
        assertThat(concerns(Deep.class)).isTrue();
        assertThat(standing(Deep.class)).isEqualTo(WovenMethod.OPEN);
        assertThat(subtypes.standing(probe, Deep.class.getName(), Deep.class, file(Deep.class)))
                .as("once it is loaded")
                .isEqualTo(WovenMethod.CERTAIN);
        assertThat(subtypes.standing(probe, Stranger.class.getName(), Stranger.class, file(Stranger.class)))
                .isEqualTo(Subtypes.NONE);
    }

    @Test
    void aClassWithoutTheMethod() {
        assertThat(concerns(Silent.class))
                .as("an implementation that inherits it")
                .isFalse();
        assertThat(concerns(Caller.class)).as("one that calls it").isFalse();
        assertThat(concerns(Other.class)).isFalse();
    }

    @Test
    void aClassWithTheMethodThatCanBeNothingElse() {
        assertThat(concerns(Lonely.class)).isFalse();
        assertThat(standing(Lonely.class)).isEqualTo(Subtypes.NONE);
    }

    /** Names of the package java mean one class each: what is loaded and not of the type says so for good. */
    @Test
    void aClassThatNamesOneOfTheJdk() {
        assertThat(concerns(OfTheJdk.class)).isTrue();

        List<Class<?>> found =
                subtypes.among(new Class<?>[] {Comparator.class, Finder.class, Direct.class, Object[].class, null});

        assertThat(found).isEmpty();
        assertThat(concerns(OfTheJdk.class)).isFalse();
    }

    @Test
    void ofLoadedClassesThoseOfTheType() {
        Subtypes collections = new Subtypes(List.of(probe(Collection.class.getName(), "add")));
        Supplier<Object> lambda = ArrayList::new;

        assertThat(collections.among(new Class<?>[] {
                    ArrayList.class, Map.class, Collection.class, ArrayList[].class, lambda.getClass(), int.class, null
                }))
                .containsExactly(ArrayList.class, Collection.class);
        assertThat(Supertypes.among(new Class<?>[] {ArrayList.class, Map.class, null}, "java.util.List"))
                .containsExactly(ArrayList.class);
    }

    @Test
    void aTypeIsKnownByItsNameWhateverItsLoader() throws Exception {
        ChildLoader loader = new ChildLoader(name -> name.startsWith(SubtypesTest.class.getName()), bytes -> bytes);
        Class<?> other = loader.loadClass(Deep.class.getName());

        assertThat(Finder.class.isAssignableFrom(other)).isFalse();
        assertThat(Supertypes.isOne(other, TYPE)).isTrue();
        assertThat(Supertypes.isOne(other, "java.lang.Runnable")).isFalse();
    }

    @Test
    void whatIsNoClassFile() {
        assertThat(subtypes.mayConcern("a/B", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 2, 99, 0, 0, 0}))
                .isFalse();
    }

    /** The agent's own classes, whatever they implement. */
    @Test
    void nothingOfTheAgents() {
        assertThat(subtypes.mayConcern("dev/whence/Direct", file(Direct.class))).isFalse();
        assertThat(subtypes.mayConcern("dev/whence/shaded/a/Direct", file(Direct.class)))
                .isFalse();
        assertThat(subtypes.mayConcern("dev/whencelse/Direct", file(Direct.class)))
                .isTrue();
    }

    private boolean concerns(Class<?> type) {
        // By another package's name: the agent's own classes are out of the question.
        return subtypes.mayConcern("some/" + type.getSimpleName(), file(type));
    }

    private byte standing(Class<?> type) {
        return subtypes.standing(probe, type.getName(), null, file(type));
    }

    private static byte[] file(Class<?> type) {
        return ChildLoader.file(type.getName());
    }

    private static Probe probe(String type, String method) {
        MethodRef target = new MethodRef(type, true, method, null);
        Point point = new Point("point", target, Point.NO_KEY, null, Map.of(), Map.of());
        return new Probe(point, Probe.Kind.RESOLUTION, "", target);
    }

    interface Finder {
        Object find();
    }

    static class Direct implements Finder {
        @Override
        public Object find() {
            return "direct";
        }
    }

    static final class Deep extends Direct {
        @Override
        public Object find() {
            return "deep";
        }
    }

    static final class Silent extends Direct {}

    static class Strangers {}

    static final class Stranger extends Strangers {
        Object find() {
            return "stranger";
        }
    }

    static final class Caller extends Strangers {
        Object call(Finder finder) {
            return finder.find();
        }
    }

    static final class Other extends Strangers {}

    static final class Lonely {
        Object find() {
            return "lonely";
        }
    }

    abstract static class OfTheJdk implements Comparator<Object> {
        Object find() {
            return "comparator";
        }
    }
}
