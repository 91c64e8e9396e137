package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The numbers of woven methods, and of those whose class is not known to be meant. */
final class WovenMethodsTest {
    private final Probe probe = probe(Runnable.class);

    @BeforeEach
    @AfterEach
    void forget() {
        WovenMethods.clear();
    }

    @Test
    void aMethodKeepsItsNumber() {
        int first = number(Meant.class, true);
        int second = number(Stranger.class, true);

        assertThat(second).isNotEqualTo(first);
        assertThat(number(Meant.class, true)).isEqualTo(first);
        assertThat(WovenMethods.at(first).className).isEqualTo(Meant.class.getName());
        assertThat(WovenMethods.woven()).hasSize(2);
        assertThat(WovenMethods.isUnsettled()).isFalse();
    }

    @Test
    void theFirstCallOfAnOpenOneDecidesForIt() {
        int number = number(Meant.class, false);
        assertThat(WovenMethods.woven()).as("before it").isEmpty();
        assertThat(WovenMethods.isUnsettled()).isTrue();

        WovenMethod site = WovenMethods.at(number);

        assertThat(site).isNotNull();
        assertThat(site.standing).isEqualTo(WovenMethod.CERTAIN);
        assertThat(WovenMethods.at(number)).isSameAs(site);
        assertThat(WovenMethods.woven()).containsExactly(site);
        assertThat(WovenMethods.recount(1)).isZero();
        assertThat(WovenMethods.isUnsettled()).isFalse();
    }

    @Test
    void theFirstCallOfAStrangerDecidesAgainstIt() {
        int number = number(Stranger.class, false);

        assertThat(WovenMethods.at(number)).isNull();
        assertThat(WovenMethods.at(number)).as("for good").isNull();
        assertThat(WovenMethods.woven()).isEmpty();
        assertThat(WovenMethods.all()).singleElement().matches(site -> site.standing == WovenMethod.REFUTED);
        assertThat(WovenMethods.recount(1)).as("to be given back").isEqualTo(1);
    }

    @Test
    void whatIsFoundOutOtherwiseNeedsNoCall() {
        int meant = number(Meant.class, false);
        int stranger = number(Stranger.class, false);
        for (WovenMethod site : WovenMethods.all()) {
            WovenMethods.decide(site, site.className.endsWith("Meant") ? Meant.class : Stranger.class);
        }

        assertThat(WovenMethods.at(meant)).isNotNull();
        assertThat(WovenMethods.at(stranger)).isNull();
    }

    /** The same class, redefined: by then it is known. */
    @Test
    void anOpenOneThatIsWovenAgainForCertain() {
        int number = number(Meant.class, false);

        assertThat(number(Meant.class, true)).isEqualTo(number);
        assertThat(WovenMethods.woven()).hasSize(1);
    }

    /** A definition that failed is never called and never found. */
    @Test
    void whatIsLookedForInVainDoesNotCountForEver() {
        number(Meant.class, false);
        assertThat(WovenMethods.recount(2)).isEqualTo(1);
        WovenMethods.all().get(0).looks = 2;

        assertThat(WovenMethods.recount(2)).isZero();
    }

    @Test
    void aNumberThatNothingHas() {
        number(Meant.class, true);
        WovenMethods.clear();

        assertThatThrownBy(() -> WovenMethods.at(0)).isInstanceOf(RuntimeException.class);
    }

    /** A first call that the end overtakes. */
    @Test
    void afterTheEndNothingIsDecided() {
        number(Meant.class, false);
        WovenMethod site = WovenMethods.all().get(0);
        WovenMethods.clear();

        WovenMethods.decide(site, Meant.class);

        assertThat(site.standing).isEqualTo(WovenMethod.OPEN);
        assertThat(WovenMethods.woven()).isEmpty();
    }

    @Test
    void manyMethods() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(number("example.C" + i, null)).isEqualTo(number("example.C" + i, null));
        }

        assertThat(WovenMethods.woven())
                .hasSize(1_000)
                .extracting(site -> site.className)
                .doesNotHaveDuplicates();
        for (WovenMethod site : WovenMethods.woven()) {
            assertThat(WovenMethods.at(site.number)).isSameAs(site);
        }
    }

    @Test
    @Timeout(60)
    void theNumbersOfClassesThatAreGoneAreUsedAgain() {
        int most = 0;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 10; i++) {
                most = Math.max(most, number("example.C", new URLClassLoader(new URL[0])));
            }
            while (!WovenMethods.all().isEmpty()) {
                System.gc();
            }
        }

        assertThat(most).isLessThan(32);
    }

    private int number(Class<?> type, boolean isCertain) {
        return number(type.getName(), type.getClassLoader(), isCertain);
    }

    private int number(String className, @Nullable ClassLoader loader) {
        return number(className, loader, true);
    }

    private int number(String className, @Nullable ClassLoader loader, boolean isCertain) {
        return WovenMethods.number(
                probe, className, loader, new PointTally(probe.point(), new Limiter(0), 1000), false, false, isCertain);
    }

    private static Probe probe(Class<?> type) {
        MethodRef target = new MethodRef(type.getName(), true, "run", null);
        return new Probe(
                new Point("point", target, Point.NO_KEY, null, Map.of(), Map.of()), Probe.Kind.RESOLUTION, "", target);
    }

    static final class Meant implements Runnable {
        @Override
        public void run() {}
    }

    static final class Stranger {}
}
