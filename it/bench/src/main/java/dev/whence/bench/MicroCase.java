package dev.whence.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case of nanoseconds.
 *
 * @param name as in the results
 * @param benchmark the JMH benchmark, {@code Class.method}
 * @param parameters of the benchmark
 * @param arguments of the JVM: its agents
 * @param threads that call at once
 * @param allocation whether to count the bytes that a call allocates, too
 * @param since the feature release of Java from which on this is possible
 */
record MicroCase(
        String name,
        String benchmark,
        Map<String, String> parameters,
        List<String> arguments,
        int threads,
        boolean allocation,
        int since) {

    MicroCase(String name, Class<?> benchmark, String method, List<String> arguments) {
        this(name, benchmark.getName() + "." + method, Map.of(), arguments, 1, false, 0);
    }

    MicroCase with(String parameter, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value.toString());
        return new MicroCase(name, benchmark, more, arguments, threads, allocation, since);
    }

    MicroCase threads(int number) {
        return new MicroCase(name, benchmark, parameters, arguments, number, allocation, since);
    }

    MicroCase countingAllocation() {
        return new MicroCase(name, benchmark, parameters, arguments, threads, true, since);
    }

    MicroCase since(int feature) {
        return new MicroCase(name, benchmark, parameters, arguments, threads, allocation, feature);
    }
}
