package trend.portfolio.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;

/**
 * Has the periods of a run analysed by a number of worker JVMs, each fed with one period after another.
 *
 * <p>A worker that ends, fails or takes too long costs its period one attempt: a fresh one tries again, once. The other
 * periods are not touched.
 */
final class Workers {

    /** How long a worker may take for a period where nobody says otherwise. */
    static final int DEFAULT_LIMIT_SECONDS = 60;

    private static final int ATTEMPTS = 2;

    private final int count;
    private final Duration limit;
    private final Supplier<ProcessBuilder> command;
    private final Progress progress;
    private final Set<String> said = new LinkedHashSet<>();
    private final Set<WorkerProcess> present = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /**
     * Describes the workers; none is started yet.
     *
     * @param count how many at most
     * @param limit how long one may take for a period
     * @param command what starts one
     */
    Workers(int count, Duration limit, Supplier<ProcessBuilder> command, Progress progress) {
        this.count = count;
        this.limit = limit;
        this.command = command;
        this.progress = progress;
    }

    /**
     * Returns what became of each period, in the order of the periods.
     *
     * @throws CancellationException if this thread is interrupted meanwhile: the workers are ended then
     */
    List<Outcome> analyse(Job job, List<Period> periods) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Outcome> outcomes = new AtomicReferenceArray<>(periods.size());
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Workers::daemon);
        List<Thread> seats = new ArrayList<>();
        try {
            for (int seat = 0; seat < Math.min(count, periods.size()); seat++) {
                Thread thread = new Thread(
                        () -> {
                            try (Seat mine = new Seat(clock)) {
                                for (int i = next.getAndIncrement();
                                        i < periods.size() && !ended;
                                        i = next.getAndIncrement()) {
                                    Outcome outcome = mine.outcome(job, periods.get(i));
                                    if (outcome != null) {
                                        outcomes.set(i, outcome);
                                        progress.step();
                                    }
                                }
                            }
                        },
                        "seat " + seat);
                thread.start();
                seats.add(thread);
            }
            for (Thread seat : seats) {
                seat.join();
            }
        } catch (InterruptedException e) {
            end();
            seats.forEach(Workers::awaitEnd);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while workers were busy");
        } finally {
            clock.shutdownNow();
            progress.erase();
        }
        List<Outcome> inOrder = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            inOrder.add(Objects.requireNonNull(outcomes.get(i)));
        }
        return inOrder;
    }

    /** What workers that did their work wrote to standard error, each line once. */
    Collection<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** Ends the workers, whatever they are doing; seats that have nobody to ask any more end by themselves. */
    /** Refuses input for which every period has the same reason: that is wrong input, reported in one line. */
    static void refuseIfNoneIsAllowed(List<Outcome> outcomes) {
        List<String> reasons = outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.Refused refused ? refused.why() : "")
                .distinct()
                .toList();
        if (reasons.size() == 1 && !reasons.get(0).isEmpty()) {
            throw new InvalidInputException(reasons.get(0));
        }
    }

    private void end() {
        ended = true;
        present.forEach(WorkerProcess::end);
    }

    private static void awaitEnd(Thread seat) {
        while (seat.isAlive()) {
            try {
                seat.join();
            } catch (InterruptedException e) {
                // It is ending already, and nothing may be left behind.
            }
        }
    }

    private void hear(WorkerProcess worker) {
        synchronized (said) {
            worker.errorOutput()
                    .lines()
                    // The JVM's word on JAVA_TOOL_OPTIONS; this JVM has said the same.
                    .filter(line -> !line.startsWith("Picked up "))
                    .forEach(said::add);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "time limit");
        thread.setDaemon(true);
        return thread;
    }

    /** A place for one worker at a time. */
    private final class Seat implements AutoCloseable {

        private final ScheduledExecutorService clock;
        private @Nullable WorkerProcess worker;

        Seat(ScheduledExecutorService clock) {
            this.clock = clock;
        }

        /** What became of a period; null if the workers were ended meanwhile. */
        @Nullable
        Outcome outcome(Job job, Period period) {
            WorkerFailedException last = null;
            for (int attempt = 0; attempt < ATTEMPTS && !ended; attempt++) {
                try {
                    WorkerProcess one = worker;
                    if (one == null) {
                        one = WorkerProcess.start(command.get(), limit, clock);
                        worker = one;
                        present.add(one);
                        if (ended) {
                            one.end(); // Whoever ended the others did not see this one.
                        }
                    }
                    return one.ask(job, period);
                } catch (WorkerFailedException e) {
                    last = e;
                    dismiss();
                }
            }
            return last == null || ended
                    ? null
                    : new Outcome.Failed(
                            period, last.getMessage() + " (tried " + ATTEMPTS + " times)", last.errorOutput());
        }

        @Override
        public void close() {
            if (worker != null) {
                WorkerProcess last = worker;
                dismiss();
                hear(last);
            }
        }

        private void dismiss() {
            if (worker != null) {
                worker.close();
                present.remove(worker);
                worker = null;
            }
        }
    }
}
