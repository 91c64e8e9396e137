package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;

/** Asserts that nothing keeps an object alive. */
final class Collected {

    private static final int TRIES = 200;

    private Collected() {}

    static void assertCollected(Reference<?> reference) {
        for (int tries = 0; tries < TRIES && !reference.refersTo(null); tries++) {
            System.gc();
        }
        assertThat(reference.refersTo(null)).as("collected").isTrue();
    }
}
