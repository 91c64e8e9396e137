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
import trend.portfolio.app.PipelineNotFoundException;
import trend.portfolio.app.PipelineProxy;

/** Many resolutions at once, counted by the application itself. */
final class Flood {

    private static final List<String> OPERATIONS = List.of("run", "runFull");

    private Flood() {}

    /** Each thread asks the proxies in turn, for one operation after the other. The counts by proxy, operation and answer. */
    static Map<String, Integer> of(Map<String, PipelineProxy> proxies, int threads, int calls)
            throws InterruptedException, ExecutionException {
        List<Map.Entry<String, PipelineProxy>> order = List.copyOf(new TreeMap<>(proxies).entrySet());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Map<String, Integer>>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i;
                tasks.add(() -> calls(order, first, calls));
            }
            Map<String, Integer> counts = new TreeMap<>();
            for (Future<Map<String, Integer>> done : executor.invokeAll(tasks)) {
                done.get().forEach((answer, count) -> counts.merge(answer, count, Integer::sum));
            }
            return counts;
        } finally {
            executor.shutdown();
        }
    }

    private static Map<String, Integer> calls(List<Map.Entry<String, PipelineProxy>> proxies, int first, int calls) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = first; i < first + calls; i++) {
            Map.Entry<String, PipelineProxy> proxy = proxies.get(i % proxies.size());
            String operation = OPERATIONS.get(i / proxies.size() % OPERATIONS.size());
            counts.merge(proxy.getKey() + " " + operation + " " + answer(proxy.getValue(), operation), 1, Integer::sum);
        }
        return counts;
    }

    private static String answer(PipelineProxy proxy, String operation) {
        try {
            return Puppet.name(proxy.resolve(operation).getClass());
        } catch (PipelineNotFoundException e) {
            return "none";
        }
    }
}
