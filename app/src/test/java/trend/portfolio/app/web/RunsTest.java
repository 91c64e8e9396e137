package trend.portfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trend.analysis.InvalidInputException;
import trend.portfolio.app.Await;
import trend.portfolio.app.run.Progress;

/** Who is let in, who has to wait, and what is kept. */
@Timeout(60)
class RunsTest {

    private final Runs runs = new Runs();

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void soManyAreLetInAndOneMoreIsRefused() throws InterruptedException {
        Gate gate = new Gate("multi", 10);
        List<WebRun> open = new ArrayList<>();
        for (int i = 0; i < Runs.OPEN_AT_MOST; i++) {
            open.add(runs.begin(() -> gate));
        }

        assertThatThrownBy(() -> runs.begin(() -> gate))
                .isInstanceOfSatisfying(RefusedRequestException.class, refused -> {
                    assertThat(refused.answer().status()).isEqualTo(429);
                    assertThat(refused.answer().headers()).containsEntry("Retry-After", "1");
                });
        gate.begun.await();
        assertThat(gate.runs).as("one after another").hasValue(1);
        gate.open.countDown();
        open.forEach(run -> awaitState(run, "done"));
        runs.begin(() -> new Gate("single", 10).opened());
    }

    @Test
    void whatCannotBePreparedTakesNoRoom() {
        for (int i = 0; i <= Runs.OPEN_AT_MOST; i++) {
            assertThatThrownBy(() -> runs.begin(() -> {
                        throw RefusedRequestException.wrong("n", "no");
                    }))
                    .hasMessage("no");
        }
        awaitState(runs.begin(() -> new Gate("single", 10).opened()), "done");
    }

    @Test
    void oneThatWaitsIsCancelledAndMakesRoomAtOnce() throws InterruptedException {
        Gate gate = new Gate("multi", 10);
        WebRun first = runs.begin(() -> gate);
        gate.begun.await();
        List<WebRun> waiting = new ArrayList<>();
        for (int i = 1; i < Runs.OPEN_AT_MOST; i++) {
            waiting.add(runs.begin(() -> gate));
        }

        waiting.forEach(runs::cancel);
        waiting.forEach(runs::cancel);

        for (int i = 1; i < Runs.OPEN_AT_MOST; i++) {
            runs.begin(() -> gate);
        }
        assertThatThrownBy(() -> runs.begin(() -> gate)).hasMessageContaining("too many runs");
        assertThat(waiting).extracting(WebRun::state).containsOnly("cancelled");
        assertThat(first.state()).isEqualTo("running");
    }

    @Test
    void oneThatRunsIsInterrupted() throws InterruptedException {
        Gate gate = new Gate("multi", 10);
        WebRun run = runs.begin(() -> gate);
        gate.begun.await();

        runs.cancel(run);

        assertThat(run.state()).isEqualTo("cancelled");
        assertThat(gate.interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(run.result()).isNull();
        WebRun next = runs.begin(() -> new Gate("multi", 10).opened());
        awaitState(next, "done");
        runs.cancel(next);
        assertThat(next.state()).as("over is over").isEqualTo("done");
        assertThat(next.result()).isNotNull();
    }

    @Test
    void whatFailsSaysWhy() {
        WebRun refused = runs.begin(() -> new Failing(new InvalidInputException("not so")));
        awaitState(refused, "failed");
        assertThat(new String(Answer.json(200, refused::write).body(), StandardCharsets.UTF_8))
                .contains("\"state\":\"failed\"", "\"error\":\"not so\"");
        assertThat(refused.result()).isNull();
    }

    @Test
    void soManyResultsAreKept() {
        List<WebRun> all = new ArrayList<>();
        for (int i = 0; i < Runs.KEPT_AT_MOST + 3; i++) {
            WebRun run = runs.begin(() -> new Gate("single", 10).opened());
            awaitState(run, "done");
            awaitKept(all.size() + 1 - Runs.KEPT_AT_MOST, all);
            all.add(run);
        }
        awaitKept(3, all);
        assertThat(all.subList(3, all.size())).allMatch(run -> runs.find(run.id()) == run);
    }

    @Test
    void soManyBytesAreKept() {
        int third = (int) (Runs.BYTES_AT_MOST / 3);
        List<WebRun> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            WebRun run = runs.begin(() -> new Gate("single", third).opened());
            all.add(run);
            awaitState(run, "done");
        }
        awaitKept(2, all);
        assertThat(runs.find(all.get(2).id())).isNotNull();
        WebRun huge = runs.begin(() -> new Gate("single", 4 * third).opened());
        awaitState(huge, "done");
        all.add(huge);
        awaitKept(5, all);
        assertThat(runs.find(huge.id())).as("the last one stays").isNotNull();
    }

    /** Its client asks for it every now and then, and must find it when it is over. */
    @Test
    void oneThatTookLongIsKeptAsTheNewest() throws InterruptedException {
        Gate slow = new Gate("multi", 10);
        WebRun first = runs.begin(() -> slow);
        slow.begun.await();
        List<WebRun> all = new ArrayList<>();
        for (int i = 0; i < Runs.KEPT_AT_MOST; i++) {
            WebRun run = runs.begin(() -> new Gate("single", 10).opened());
            awaitState(run, "done");
            all.add(run);
        }
        assertThat(all).allMatch(run -> runs.find(run.id()) == run);

        slow.open.countDown();
        awaitState(first, "done");

        awaitKept(1, all);
        assertThat(runs.find(first.id())).isSameAs(first);
    }

    @RepeatedTest(50)
    void theEndEndsAll() throws InterruptedException {
        Gate gate = new Gate("multi", 10);
        WebRun first = runs.begin(() -> gate);
        WebRun second = runs.begin(() -> gate);
        gate.begun.await();

        runs.close();

        assertThatThrownBy(() -> runs.begin(() -> gate)).hasMessage("the server is ending");
        assertThat(gate.interrupted.getCount()).isZero();
        assertThat(List.of(first.state(), second.state())).containsOnly("cancelled");
        assertThat(gate.runs).hasValue(1);
    }

    /** That the oldest of them are gone: a run is over a moment before room is made. */
    private void awaitKept(int gone, List<WebRun> all) {
        for (int i = 0; i < gone; i++) {
            String oldest = all.get(i).id();
            Await.until(() -> runs.find(oldest) == null);
        }
    }

    private static void awaitState(WebRun run, String state) {
        Await.until(run::isOver);
        assertThat(run.state()).isEqualTo(state);
    }

    /** A task that is done when somebody opens it, or is interrupted. */
    private static final class Gate implements WebTask {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);
        final AtomicInteger runs = new AtomicInteger();
        private final String kind;
        private final int bytes;

        Gate(String kind, int bytes) {
            this.kind = kind;
            this.bytes = bytes;
        }

        Gate opened() {
            open.countDown();
            return this;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public KeptResult perform(Progress progress) {
            runs.incrementAndGet();
            begun.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new CancellationException();
            }
            return new KeptResult(new byte[bytes], new byte[0], new byte[0]);
        }
    }

    private record Failing(RuntimeException why) implements WebTask {

        @Override
        public String kind() {
            return "single";
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public KeptResult perform(Progress progress) {
            throw why;
        }
    }
}
