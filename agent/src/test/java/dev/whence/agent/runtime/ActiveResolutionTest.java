package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls within a resolution are resolutions of their own. */
final class ActiveResolutionTest {
    private final WovenMethod site = site();
    private @Nullable ActiveResolution outer;

    @AfterEach
    void leave() {
        if (outer != null) {
            outer.exit(null, null);
        }
    }

    @Test
    void theSameKeyIsPassedOn() throws Exception {
        outer = ActiveResolution.enter(site, "key");

        assertThat(resolve("key")).isNull();
        assertThat(resolve(new String("key"))).as("an equal text").isNull();
        assertThat(resolve("other")).isNotNull();
    }

    @Test
    void oneObjectIsOneKeyAndTwoOfAClassMayBeTwo() throws Exception {
        Object key = new Object();
        outer = ActiveResolution.enter(site, key);

        assertThat(resolve(key)).isNull();
        assertThat(resolve(new Object())).isNotNull();
        assertThat(resolve("java.lang.Object"))
                .as("a text that reads as the class")
                .isNotNull();
    }

    @Test
    void withoutAKeyNothingIsPassedOn() throws Exception {
        outer = ActiveResolution.enter(site, null);

        assertThat(resolve(null)).isNotNull();
    }

    /** As after an exhausted stack: the exit was never reported, and the method has left the stack. */
    @Test
    void whatIsNoLongerOnTheStackDoesNotSwallowCallsForEver() throws Exception {
        outer = ActiveResolution.enter(site, "key");

        int counted = 0;
        for (int i = 0; i < 100; i++) {
            ActiveResolution one = ActiveResolution.enter(site, "key");
            if (one != null) {
                counted++;
                one.exit(null, null);
            }
        }

        assertThat(counted).isEqualTo(93);
        outer = null;
    }

    @Test
    void whatIsStillOnTheStackPassesOnAsOftenAsItLikes() throws Exception {
        outer = ActiveResolution.enter(site, "key");

        // This method has the woven one's name on the stack: the outer call, and each inner one.
        for (int i = 0; i < 100; i++) {
            assertThat(find(2)).isNull();
        }
    }

    private @Nullable ActiveResolution find(int more) throws IllegalAccessException {
        return more > 1 ? find(more - 1) : ActiveResolution.enter(site, "key");
    }

    private @Nullable ActiveResolution resolve(@Nullable Object key) throws IllegalAccessException {
        ActiveResolution inner = ActiveResolution.enter(site, key);
        if (inner != null) {
            inner.exit(null, null);
        }
        return inner;
    }

    private static WovenMethod site() {
        MethodRef target = new MethodRef(ActiveResolutionTest.class.getName(), "find", null);
        Point point = new Point("point", target, 0, null, Map.of(), Map.of());
        Probe probe = new Probe(point, Probe.Kind.RESOLUTION, "", target);
        return new WovenMethod(
                0,
                probe,
                ActiveResolutionTest.class.getName(),
                ActiveResolutionTest.class.getClassLoader(),
                new PointTally(point, new Limiter(0), 1_000),
                false,
                false,
                WovenMethod.CERTAIN);
    }
}
