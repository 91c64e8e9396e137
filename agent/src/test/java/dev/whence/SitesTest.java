package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The numbers of woven methods, and of those whose class is not known to be meant. */
final class SitesTest {
    private final Probe probe = probe(Runnable.class);

    @BeforeEach
    @AfterEach
    void forget() {
        Sites.clear();
    }

    @Test
    void aMethodKeepsItsNumber() {
        int first = number(Meant.class, true);
        int second = number(Stranger.class, true);

        assertThat(second).isNotEqualTo(first);
        assertThat(number(Meant.class, true)).isEqualTo(first);
        assertThat(Sites.at(first).className).isEqualTo(Meant.class.getName());
        assertThat(Sites.woven()).hasSize(2);
        assertThat(Sites.isUnsettled()).isFalse();
    }

    @Test
    void theFirstCallOfAnOpenOneDecidesForIt() {
        int number = number(Meant.class, false);
        assertThat(Sites.woven()).as("before it").isEmpty();
        assertThat(Sites.isUnsettled()).isTrue();

        Site site = Sites.at(number);

        assertThat(site).isNotNull();
        assertThat(site.standing).isEqualTo(Site.CERTAIN);
        assertThat(Sites.at(number)).isSameAs(site);
        assertThat(Sites.woven()).containsExactly(site);
        assertThat(Sites.recount(1)).isZero();
        assertThat(Sites.isUnsettled()).isFalse();
    }

    @Test
    void theFirstCallOfAStrangerDecidesAgainstIt() {
        int number = number(Stranger.class, false);

        assertThat(Sites.at(number)).isNull();
        assertThat(Sites.at(number)).as("for good").isNull();
        assertThat(Sites.woven()).isEmpty();
        assertThat(Sites.all()).singleElement().matches(site -> site.standing == Site.REFUTED);
        assertThat(Sites.recount(1)).as("to be given back").isEqualTo(1);
    }

    @Test
    void whatIsFoundOutOtherwiseNeedsNoCall() {
        int meant = number(Meant.class, false);
        int stranger = number(Stranger.class, false);
        for (Site site : Sites.all()) {
            Sites.decide(site, site.className.endsWith("Meant") ? Meant.class : Stranger.class);
        }

        assertThat(Sites.at(meant)).isNotNull();
        assertThat(Sites.at(stranger)).isNull();
    }

    /** The same class, redefined: by then it is known. */
    @Test
    void anOpenOneThatIsWovenAgainForCertain() {
        int number = number(Meant.class, false);

        assertThat(number(Meant.class, true)).isEqualTo(number);
        assertThat(Sites.woven()).hasSize(1);
    }

    /** A definition that failed is never called and never found. */
    @Test
    void whatIsLookedForInVainDoesNotCountForEver() {
        number(Meant.class, false);
        assertThat(Sites.recount(2)).isEqualTo(1);
        Sites.all().get(0).looks = 2;

        assertThat(Sites.recount(2)).isZero();
    }

    @Test
    void aNumberThatNothingHas() {
        number(Meant.class, true);
        Sites.clear();

        assertThatThrownBy(() -> Sites.at(0)).isInstanceOf(RuntimeException.class);
    }

    /** A first call that the end overtakes. */
    @Test
    void afterTheEndNothingIsDecided() {
        number(Meant.class, false);
        Site site = Sites.all().get(0);
        Sites.clear();

        Sites.decide(site, Meant.class);

        assertThat(site.standing).isEqualTo(Site.OPEN);
        assertThat(Sites.woven()).isEmpty();
    }

    @Test
    void manyMethods() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(number("example.C" + i, null)).isEqualTo(number("example.C" + i, null));
        }

        assertThat(Sites.woven())
                .hasSize(1_000)
                .extracting(site -> site.className)
                .doesNotHaveDuplicates();
        for (Site site : Sites.woven()) {
            assertThat(Sites.at(site.number)).isSameAs(site);
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
            while (!Sites.all().isEmpty()) {
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
        return Sites.number(
                probe, className, loader, new PointTally(probe.point(), new Limiter(0)), false, false, isCertain);
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
