package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Collected;
import dev.whence.agent.fixture.FakeJvm;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.runtime.WovenMethods;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of woven classes. */
final class WeavingTest {

    private static final String NAME = Specimen.class.getName();

    private final Point point =
            new Point("resolve", new MethodRef(NAME, "resolve", null), Point.NO_KEY, null, Map.of(), Map.of());
    private final List<Probe> probes = List.of(new Probe(point, Probe.Kind.RESOLUTION, "", point.target()));
    private final Originals originals = new Originals();
    private final Weaving weaving =
            new Weaving(new FakeJvm().instrumentation, probes, new Tallies(probes, 10_000, 1_000), originals);
    private final byte[] classFile = ChildLoader.file(NAME);

    @AfterEach
    void forget() {
        WovenMethods.clear();
    }

    @Test
    void aServerThatLoadsItsApplicationsAgainAndAgain() {
        for (int round = 0; round < 4; round++) {
            WeakReference<ClassLoader> last = new WeakReference<>(null);
            for (int i = 0; i < Originals.FEW; i++) {
                last = new WeakReference<>(woven());
            }
            Collected.await(last);
        }

        assertThat(originals.fingerprints).hasSizeLessThan(2 * Originals.FEW);
    }

    /** However many there are: what is loaded can be given back, and compared. */
    @Test
    void controlManyThatStay() {
        List<ClassLoader> kept = new ArrayList<>();
        for (int i = 0; i < 2 * Originals.FEW; i++) {
            kept.add(woven());
        }

        assertThat((long) originals.fingerprints.size())
                .isEqualTo(kept.stream()
                        .map(loader -> WovenMethods.key(NAME, loader))
                        .distinct()
                        .count());
    }

    /** What comes is not woven, what runs does nothing, and nobody is told that its class is not there. */
    @Test
    void aPointThatGivesWay() {
        ClassLoader loader = woven();
        assertThat(WovenMethods.woven()).hasSize(1);

        weaving.leave(point);

        assertThat(WovenMethods.woven()).isEmpty();
        assertThat(weaving.results().woven()).isEmpty();
        assertThat(weaving.results().unmatched()).isEmpty();
        assertThat(weave(loader)).isNull();
        assertThat(weave(new ChildLoader(name -> false, bytes -> bytes))).isNull();

        weaving.comeBack(List.of(point));

        assertThat(weave(loader)).isNotNull();
        assertThat(WovenMethods.woven())
                .singleElement()
                .satisfies(method -> assertThat(method.isOf(loader)).isTrue());
    }

    private byte[] weave(ClassLoader loader) {
        return weaving.classFiles().weave(loader, NAME.replace('.', '/'), null, classFile);
    }

    /** A new loader, of which a class is woven. */
    private ClassLoader woven() {
        ClassLoader loader = new ChildLoader(name -> false, bytes -> bytes);
        assertThat(weave(loader)).isNotNull();
        return loader;
    }
}
