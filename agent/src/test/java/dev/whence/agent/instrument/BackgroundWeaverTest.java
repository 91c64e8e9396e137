package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.Threads;
import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.support.Errors;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many classes, a batch at a time; few at once; and an end in the middle. */
final class BackgroundWeaverTest {
    private static final int MANY = 300;

    /** Transformers that are there. */
    private final AtomicInteger clocks = new AtomicInteger();

    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Thread> weaver = new AtomicReference<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile CountDownLatch mayGoOn = new CountDownLatch(0);
    private volatile Class<?> refused = void.class;

    private final Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
            BackgroundWeaverTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (self, method, arguments) -> {
                if (method.getName().equals("getAllLoadedClasses")) {
                    return new Class<?>[0];
                }
                if (method.getName().equals("addTransformer")) {
                    clocks.incrementAndGet();
                    return null;
                }
                if (method.getName().equals("removeTransformer")) {
                    clocks.decrementAndGet();
                    return true;
                }
                Class<?>[] classes = (Class<?>[]) arguments[0];
                weaver.set(Thread.currentThread());
                batches.add(classes.length);
                begun.countDown();
                mayGoOn.await();
                if (List.of(classes).contains(refused)) {
                    throw new UnmodifiableClassException(refused.getName());
                }
                return null;
            });
    private final List<Probe> probes = List.of(probe());
    private final Weaving weaving = new Weaving(instrumentation, probes, new Tallies(probes, 1, 1), new Originals());
    private final BackgroundWeaver loom = new BackgroundWeaver(instrumentation, weaving);

    @AfterEach
    void forget() {
        loom.stop();
        Errors.clear();
    }

    @Test
    void fewAreWovenAtOnceByWhoAsks() {
        loom.weave(classes(BackgroundWeaver.FEW));

        assertThat(batches).containsExactly(BackgroundWeaver.FEW);
        assertThat(weaver).hasValue(Thread.currentThread());
        assertThat(loom.waiting()).isZero();
    }

    @Test
    void noneAreNotWorthAskingTheJvm() {
        loom.weave(List.of());

        assertThat(batches).isEmpty();
    }

    @Test
    void manyAreWovenInFewBatchesByAThreadOfItsOwn() throws Exception {
        loom.weave(classes(MANY));
        begun.await();
        Thread thread = weaver.get();
        thread.join();

        assertThat(thread).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
        assertThat(thread.getName()).isEqualTo("Whence weaver");
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(batches)
                .as("a small one shows what a stop costs")
                .containsExactly(BatchSize.LEAST, MANY - BatchSize.LEAST);
        assertThat(clocks).as("nothing stays").hasValue(0);
        assertThat(loom.waiting()).isZero();
    }

    @Test
    void itEndsAfterTheBatchUnderWay() throws Exception {
        mayGoOn = new CountDownLatch(1);
        loom.weave(classes(MANY));
        begun.await();
        assertThat(loom.waiting()).isPositive();
        Thread stopping = new Thread(loom::stop);
        stopping.start();
        Threads.awaitWaiting(stopping);
        assertThat(weaver.get().isAlive()).isTrue();
        mayGoOn.countDown();
        stopping.join();

        assertThat(weaver.get().isAlive()).isFalse();
        assertThat(batches).containsExactly(BatchSize.LEAST);
        loom.weave(classes(MANY));
        assertThat(batches).as("after its end it begins nothing").containsExactly(BatchSize.LEAST);
    }

    /** One that the JVM refuses would keep its neighbours from being woven. */
    @Test
    void aBatchWithOneThatIsRefusedIsWovenOneByOne() {
        refused = String.class;
        List<Class<?>> classes = new ArrayList<>(classes(3));
        classes.add(String.class);

        loom.weave(classes);

        assertThat(batches).containsExactly(4, 1, 1, 1, 1);
        assertThat(Errors.count()).isEqualTo(1);
    }

    @Test
    void givingBackIsInBatchesAsWell() {
        loom.stop();
        loom.retransformAll(classes(MANY));

        assertThat(weaver).hasValue(Thread.currentThread());
        assertThat(batches).containsExactly(BatchSize.LEAST, MANY - BatchSize.LEAST);
        assertThat(clocks).hasValue(0);
    }

    /** Which they are is of no matter here. */
    private static List<Class<?>> classes(int count) {
        return Collections.nCopies(count, BackgroundWeaverTest.class);
    }

    private static Probe probe() {
        MethodRef target = new MethodRef("no.such.Type", true, "find", null);
        return new Probe(
                new Point("point", target, Point.NO_KEY, null, Map.of(), Map.of()), Probe.Kind.RESOLUTION, "", target);
    }
}
