package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.Threads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A stripe that is not shared has one thread, for as long as that lives. */
final class StripesTest {

    @Test
    void noTwoLivingThreadsHaveAStripeThatIsNotShared() throws Exception {
        List<Integer> stripes = takenAtOnce(4 * Stripes.COUNT);

        Set<Integer> owned = new HashSet<>();
        for (int stripe : stripes) {
            assertThat(stripe).isBetween(0, Stripes.COUNT - 1);
            if (!Stripes.isShared(stripe)) {
                assertThat(owned.add(stripe))
                        .as("stripe %s is given once", stripe)
                        .isTrue();
            }
        }
    }

    @Test
    void threadsThatComeWhenAllAreTakenSpreadOverTheSharedOnes() throws Exception {
        int threads = 4 * Stripes.COUNT;
        int[] users = new int[Stripes.COUNT];
        takenAtOnce(threads).forEach(stripe -> users[stripe]++);

        for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
            if (Stripes.isShared(stripe)) {
                assertThat(users[stripe]).isBetween(threads / Stripes.COUNT, 2 * threads / Stripes.COUNT);
            }
        }
    }

    @Test
    void theStripeOfAThreadThatEndedIsGivenToAnother() throws Exception {
        for (int i = 0; i < 4 * Stripes.COUNT; i++) {
            Threads.Made<Integer> made = Threads.start(Stripes::take);
            made.thread().join();

            // Other threads of this JVM may own some, but they own them still: this one's predecessor is gone.
            assertThat(Stripes.isShared(made.get())).as("thread %s", i).isEqualTo(allAreOwnedByOthers());
        }
    }

    private static boolean allAreOwnedByOthers() throws InterruptedException {
        Threads.Made<Integer> probe = Threads.start(Stripes::take);
        probe.thread().join();
        return Stripes.isShared(probe.get());
    }

    /** The stripes of threads that all live until each has one. */
    private static List<Integer> takenAtOnce(int threads) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(threads);
        List<Threads.Made<Integer>> made = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            made.add(Threads.start(() -> {
                int stripe = Stripes.take();
                all.countDown();
                Threads.await(all);
                return stripe;
            }));
        }
        List<Integer> stripes = new ArrayList<>();
        for (Threads.Made<Integer> each : made) {
            stripes.add(each.get());
            each.thread().join();
        }
        return stripes;
    }
}
