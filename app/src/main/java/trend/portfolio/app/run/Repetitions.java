package trend.portfolio.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the same call a number of times, on one thread or shared among several. */
public final class Repetitions {

    private final int times;
    private final int threads;
    private final Progress progress;

    public Repetitions(int times, int threads, Progress progress) {
        this.times = times;
        this.threads = threads;
        this.progress = progress;
    }

    /** Returns what the last repetition gave. The first failure ends the others and is thrown. */
    public <T> T last(Supplier<T> call) {
        try {
            return threads == 1 ? inTurn(call) : shared(call);
        } finally {
            progress.erase();
        }
    }

    private <T> T inTurn(Supplier<T> call) {
        T last = call.get();
        progress.step();
        for (int done = 1; done < times; done++) {
            last = call.get();
            progress.step();
        }
        return last;
    }

    private <T> T shared(Supplier<T> call) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable T> last = new AtomicReference<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> shares = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                shares.add(executor.submit(() -> share(call, next, last)));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw asItWas(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while repeating", e);
        } finally {
            executor.shutdownNow();
        }
        T result = last.get();
        if (result == null) {
            throw new IllegalStateException("no repetition gave a result");
        }
        return result;
    }

    private <T> void share(Supplier<T> call, AtomicInteger next, AtomicReference<@Nullable T> last) {
        try {
            for (int mine = next.getAndIncrement(); mine < times; mine = next.getAndIncrement()) {
                T result = call.get();
                if (mine == times - 1) {
                    last.set(result);
                }
                progress.step();
            }
        } catch (Throwable e) {
            next.set(times);
            throw e;
        }
    }

    private static RuntimeException asItWas(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
