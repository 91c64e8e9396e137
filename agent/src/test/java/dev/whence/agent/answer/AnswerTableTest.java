package dev.whence.agent.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which row an answer is counted in, and that there are never too many rows. */
final class AnswerTableTest {
    private static final String PATH = "path";
    private static final TickScale SCALE = new TickScale(0, 0, 1);

    private final AnswerTable table = new AnswerTable("point", 100, 4);

    @Test
    void theSameAnswerHasOneRow() {
        AnswerRow row = table.row("key", "", PATH, String.class, null);

        assertThat(table.row(new String("key"), "", PATH, String.class, null)).isSameAs(row);
        assertThat(row.key).isEqualTo("key");
        assertThat(row.source).isEqualTo("jrt:/java.base");
        assertThat(row.failureName).isEmpty();
    }

    @Test
    void aRowKnowsTheVersionOfItsJar() {
        assertThat(table.row("key", "", PATH, Test.class, null).sourceVersion)
                .isNotEmpty()
                .isEqualTo(Test.class.getPackage().getImplementationVersion());
    }

    @Test
    void eachPartTellsAnswersApart() {
        List<AnswerRow> rows = List.of(
                table.row("key", "", PATH, String.class, null),
                table.row("other", "", PATH, String.class, null),
                table.row(null, "", PATH, String.class, null),
                table.row("key", "mode", PATH, String.class, null),
                table.row("key", "", "other", String.class, null),
                table.row("key", "", PATH, Integer.class, null),
                table.row("key", "", PATH, null, null),
                table.row("key", "", PATH, null, IllegalStateException.class));

        assertThat(rows).doesNotHaveDuplicates();
        assertThat(rows.get(7).failureName).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void beyondTheBoundAnswersShareTheRestByImplementation() {
        for (int i = 0; i < 100; i++) {
            assertThat(table.row("key" + i, "", PATH, String.class, null).key).isEqualTo("key" + i);
        }
        AnswerRow rest = table.row("one more", "", PATH, String.class, null);

        assertThat(rest.key).isEqualTo(AnswerTable.REST);
        assertThat(rest.implementation()).isEqualTo(String.class);
        assertThat(table.row("yet one", "", PATH, String.class, null)).isSameAs(rest);
        assertThat(table.row("yet one", "", PATH, Integer.class, null)).isNotSameAs(rest);
        assertThat(table.row("key99", "", PATH, String.class, null).key)
                .as("a key that has its row keeps it")
                .isEqualTo("key99");
    }

    @Test
    void tooManyImplementationsOfTheRestShareOneRow() throws Exception {
        for (int i = 0; i < 100; i++) {
            table.row("key" + i, "", PATH, String.class, null);
        }
        List<Class<?>> many = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            many.add(new Copies().copy());
        }
        for (Class<?> each : many.subList(0, 64)) {
            assertThat(table.row("more", "", PATH, each, null).implementation()).isEqualTo(each);
        }
        AnswerRow last = table.row("more", "", PATH, many.get(64), null);

        assertThat(last.key).isEqualTo(AnswerTable.REST);
        assertThat(last.implementation()).isNull();
        assertThat(table.row("more", "", PATH, null, ArithmeticException.class).failureName)
                .as("of a failure it stays known that it is one")
                .isEqualTo("java.lang.Throwable");
    }

    @Test
    void countsOfAllThreadsAreTakenOutOnce() throws Exception {
        int threads = 4;
        int calls = 50_000;
        AnswerRow row = table.row("key", "", PATH, String.class, null);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<AnswerSum> sums = new ArrayList<>();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                // Two threads share the stripe 2, the others have one each.
                int stripe = Math.min(thread, 2);
                done.add(executor.submit(() -> {
                    for (int i = 1; i <= calls; i++) {
                        row.count(stripe, stripe == 2).add(i, 3, 1, i % 2 == 0);
                    }
                }));
            }
            while (done.stream().anyMatch(each -> !each.isDone())) {
                sums.add(row.drain());
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            executor.shutdown();
        }
        sums.add(row.drain());

        long all = (long) threads * calls;
        assertThat(sums.stream().mapToLong(sum -> sum.count).sum()).isEqualTo(all);
        assertThat(sums.stream().mapToLong(sum -> sum.total).sum()).isEqualTo(3 * all);
        assertThat(sums.stream().mapToLong(sum -> sum.nested).sum()).isEqualTo(all);
        assertThat(sums.stream().mapToLong(sum -> sum.inner).sum()).isEqualTo(3 * all / 2);
        assertThat(sums.stream().mapToLong(sum -> sum.max).max()).hasValue(3);
        assertThat(sums.stream().mapToLong(sum -> sum.first).min()).hasValue(1);
        assertThat(sums.stream().mapToLong(sum -> sum.last).max()).hasValue(calls);
        assertThat(row.drain().count).isZero();
    }

    /** The table holds no loader, and the row of a class that is gone makes place for another. */
    @Test
    void aRowOfAClassThatIsGoneIsDropped() throws Exception {
        AnswerTable small = new AnswerTable("point", 1, 4);
        WeakReference<ClassLoader> loader = answerOfItsOwnLoader(small);
        assertThat(small.row("next", "", PATH, String.class, null).key).isEqualTo(AnswerTable.REST);

        while (loader.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
        small.flush(false, SCALE);

        assertThat(small.row("next", "", PATH, Integer.class, null).key).isEqualTo("next");
        assertThat(small.row("last", "", PATH, Integer.class, null).key).isEqualTo(AnswerTable.REST);
    }

    private static WeakReference<ClassLoader> answerOfItsOwnLoader(AnswerTable table) throws Exception {
        Class<?> type = new Copies().copy();
        AnswerRow row = table.row("key", "", PATH, type, null);
        assertThat(row.key).isEqualTo("key");
        row.count(0, false).add(1, 1, 0, false);
        return new WeakReference<>(type.getClassLoader());
    }

    /** Defines a copy of a class. */
    private static final class Copies extends ClassLoader {
        Copies() {
            super(null);
        }

        Class<?> copy() throws IOException {
            String file = "AnswerTableTest$Copied.class";
            try (@Nullable InputStream in = AnswerTableTest.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IOException(file + " is missing");
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(null, bytes, 0, bytes.length);
            }
        }
    }

    static final class Copied {}
}
