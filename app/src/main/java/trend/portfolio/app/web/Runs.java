package trend.portfolio.app.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a server: so many at a time that none has to wait long, and so many results that memory holds them.
 *
 * <p>Runs over one period share two threads; those over several come one after another, since each takes all workers.
 */
public final class Runs implements AutoCloseable {

    /** Runs that are waiting or running; one more is refused. */
    static final int OPEN_AT_MOST = 16;

    /** Runs that are over and can be asked for; the one that ended first goes first. */
    static final int KEPT_AT_MOST = 32;

    /** What the results of these may weigh together. */
    static final long BYTES_AT_MOST = 64L << 20;

    private static final int SINGLES = 2;
    private static final long SECONDS_TO_END = 3;

    private final Semaphore open = new Semaphore(OPEN_AT_MOST);
    private final Map<String, WebRun> runs = new HashMap<>();
    // In the order in which they ended: one that took long is the newest then, whatever began after it.
    private final Deque<WebRun> over = new ArrayDeque<>();
    private final ThreadPoolExecutor singles = lane("single", SINGLES);
    private final ThreadPoolExecutor multis = lane("multi", 1);

    /**
     * Begins a run.
     *
     * @param prepare makes it out of a request, if there is room for one more; what it throws is thrown
     * @throws RefusedRequestException 429 if there is no room, 503 when it is ending
     */
    WebRun begin(Supplier<WebTask> prepare) {
        if (!open.tryAcquire()) {
            throw RefusedRequestException.of(
                    429, "too many runs at once: " + OPEN_AT_MOST + " are waiting or running", "Retry-After", "1");
        }
        boolean begun = false;
        try {
            WebRun run = new WebRun(prepare.get());
            synchronized (runs) {
                runs.put(run.id(), run);
            }
            laneOf(run).execute(new Stay(run));
            begun = true;
            return run;
        } catch (RejectedExecutionException e) {
            throw RefusedRequestException.of(503, "the server is ending");
        } finally {
            if (!begun) {
                open.release();
            }
        }
    }

    @Nullable
    WebRun find(String id) {
        synchronized (runs) {
            return runs.get(id);
        }
    }

    /** Ends a run if it is not over; one that waits makes room at once. */
    void cancel(WebRun run) {
        run.cancel();
        Stay stay = new Stay(run);
        if (laneOf(run).remove(stay)) {
            stay.leave();
        }
    }

    /** Ends all runs, and lets none begin; what they are doing is interrupted. */
    public void end() {
        List<ThreadPoolExecutor> lanes = List.of(singles, multis);
        for (ThreadPoolExecutor lane : lanes) {
            lane.shutdown();
            lane.getQueue().clear(); // First, or one that waits would begin when the one before it is cancelled.
        }
        List<WebRun> all;
        synchronized (runs) {
            all = new ArrayList<>(runs.values());
        }
        all.forEach(WebRun::cancel);
        for (ThreadPoolExecutor lane : lanes) {
            lane.shutdownNow();
        }
    }

    /** Ends all runs, and waits a little until nobody works any more. */
    @Override
    public void close() {
        end();
        try {
            singles.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            multis.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ThreadPoolExecutor laneOf(WebRun run) {
        return run.kind().equals("multi") ? multis : singles;
    }

    /** Keeps a run that is over, and lets those go that ended first, until what is kept is within its bounds. */
    private void keep(WebRun ended) {
        synchronized (runs) {
            over.addLast(ended);
            long bytes = over.stream().mapToLong(WebRun::bytes).sum();
            while (over.size() > 1 && (over.size() > KEPT_AT_MOST || bytes > BYTES_AT_MOST)) {
                WebRun oldest = over.removeFirst();
                runs.remove(oldest.id());
                bytes -= oldest.bytes();
            }
        }
    }

    private static ThreadPoolExecutor lane(String name, int threads) {
        ThreadPoolExecutor lane =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + " run");
                    thread.setDaemon(true);
                    return thread;
                });
        lane.allowCoreThreadTimeOut(true);
        return lane;
    }

    /** A run's stay among those that are open: equal for equal runs, so that one that waits is found. */
    private final class Stay implements Runnable {

        private final WebRun run;

        Stay(WebRun run) {
            this.run = run;
        }

        @Override
        public void run() {
            try {
                run.run();
            } finally {
                leave();
            }
            run.tidy();
        }

        void leave() {
            open.release();
            keep(run);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Stay stay && stay.run == run;
        }

        @Override
        public int hashCode() {
            return run.hashCode();
        }
    }
}
