package dev.whence.it.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import trend.portfolio.app.PipelineNotFoundException;
import trend.portfolio.app.PipelineProxy;

/** As many resolutions as threads can make for a while, counted by the application itself at next to no cost. */
final class Torrent {

    private static final int CALLS_BETWEEN_LOOKS_AT_THE_CLOCK = 1_000;

    private Torrent() {}

    /** The counts by proxy and by whether there was an answer: {@code PROXY found} and {@code PROXY none}. */
    static Map<String, Long> of(Map<String, PipelineProxy> proxies, int threads, int seconds)
            throws InterruptedException, ExecutionException {
        List<Map.Entry<String, PipelineProxy>> order = List.copyOf(new TreeMap<>(proxies).entrySet());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Map<String, Long>>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> calls(order, end));
            }
            Map<String, Long> counts = new TreeMap<>();
            for (Future<Map<String, Long>> done : executor.invokeAll(tasks)) {
                done.get().forEach((answer, count) -> counts.merge(answer, count, Long::sum));
            }
            return counts;
        } finally {
            executor.shutdown();
        }
    }

    private static Map<String, Long> calls(List<Map.Entry<String, PipelineProxy>> proxies, long end) {
        Map<String, Long> counts = new TreeMap<>();
        while (System.nanoTime() < end) {
            for (Map.Entry<String, PipelineProxy> proxy : proxies) {
                int found = found(proxy.getValue());
                merge(counts, proxy.getKey() + " found", found);
                merge(counts, proxy.getKey() + " none", found == CALLS_BETWEEN_LOOKS_AT_THE_CLOCK ? 0 : 1);
            }
        }
        return counts;
    }

    /** How many calls in a row had an answer; ends at the first that has none, which costs as much as hundreds of others. */
    private static int found(PipelineProxy proxy) {
        for (int i = 0; i < CALLS_BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
            try {
                proxy.resolve("run");
            } catch (PipelineNotFoundException e) {
                return i;
            }
        }
        return CALLS_BETWEEN_LOOKS_AT_THE_CLOCK;
    }

    private static void merge(Map<String, Long> counts, String answer, int count) {
        if (count > 0) {
            counts.merge(answer, (long) count, Long::sum);
        }
    }
}
