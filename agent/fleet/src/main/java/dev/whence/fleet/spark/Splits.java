package dev.whence.fleet.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts work into tasks: small files are packed into one, the chunks of a large one go into several. */
final class Splits {
    private Splits() {}

    /**
     * Packs neighbours together.
     *
     * @param most what the sizes in a task add up to at most, unless it holds one element only
     */
    static <T> List<ArrayList<T>> pack(List<T> elements, ToLongFunction<T> size, long most) {
        List<ArrayList<T>> tasks = new ArrayList<>();
        ArrayList<T> task = new ArrayList<>();
        long sum = 0;
        for (T element : elements) {
            long more = size.applyAsLong(element);
            if (!task.isEmpty() && sum + more > most) {
                tasks.add(task);
                task = new ArrayList<>();
                sum = 0;
            }
            task.add(element);
            sum += more;
        }
        if (!task.isEmpty()) {
            tasks.add(task);
        }
        return tasks;
    }
}
