package dev.whence.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.fixture.Collected;
import dev.whence.agent.fixture.FakeJvm;
import dev.whence.agent.fixture.Gate;
import dev.whence.agent.fixture.Threads;
import dev.whence.agent.fixture.VersionLoader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of the loaded versions, from the definitions that were announced and the questions to the JVM. */
@Timeout(60)
final class VersionsTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Watch watch = new Watch(VersionLoader.NAME, false);
    private final Versions versions = watch.versions(jvm.instrumentation);

    @BeforeAll
    static void readLoaderNames() {
        VersionLoader.readNames();
    }

    @Test
    void theFirstQuestionWalksAndLaterOnesAreAnsweredFromWhatIsKept() {
        Class<?> early = new VersionLoader("early").define();
        jvm.loaded.add(early);

        Class<?>[] first = versions.loaded();

        assertThat(first).containsExactly(early);
        assertThat(versions.loaded()).isSameAs(first);
        assertThat(jvm.walks).hasValue(1);
        assertThat(jvm.looks).hasValue(0);
    }

    @Test
    void anAnnouncedDefinitionIsFoundInItsLoaderWithoutAWalk() {
        versions.loaded();

        Class<?> version = define("late");

        assertThat(versions.loaded()).containsExactly(version);
        assertThat(versions.loaded()).containsExactly(version);
        assertThat(jvm.walks).hasValue(1);
        assertThat(jvm.looks).hasValue(1);
    }

    @Test
    void aDefinitionUnderWayIsLookedForUntilItIsThere() {
        versions.loaded();
        VersionLoader loader = new VersionLoader("slow");
        watch.announce(loader);

        assertThat(versions.loaded()).isEmpty();
        assertThat(versions.loaded()).isEmpty();
        Class<?> version = loader.define();
        jvm.loaded.add(version);

        assertThat(versions.loaded()).containsExactly(version);
        assertThat(jvm.looks).hasValue(3);
        assertThat(versions.loaded()).containsExactly(version);
        assertThat(jvm.looks).hasValue(3);
        assertThat(jvm.walks).hasValue(1);
    }

    @Test
    void theNewestComesFirstAndWhatWasNotSeenBeingDefinedLast() {
        Class<?> unseen = new VersionLoader("a").define();
        Class<?> unseenToo = new VersionLoader("b").define();
        jvm.loaded.add(unseenToo);
        jvm.loaded.add(unseen);
        Class<?> one = define("x");
        Class<?> two = define("m");

        assertThat(versions.loaded()).containsExactly(two, one, unseen, unseenToo);
        Class<?> three = define("c");
        assertThat(versions.loaded()).containsExactly(three, two, one, unseen, unseenToo);
    }

    @Test
    void aDefinitionThatFailsIsLookedForAFewTimesAndThenForgotten() {
        versions.loaded();
        watch.announce(new VersionLoader("failing"));

        List<Integer> looks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            assertThat(versions.loaded()).isEmpty();
            looks.add(jvm.looks.get());
        }

        assertThat(looks.get(0)).isEqualTo(1);
        assertThat(looks.get(49)).isLessThanOrEqualTo(8);
        assertThat(jvm.walks).hasValue(1);
    }

    @Test
    void aFailedDefinitionHidesNoLaterOne() {
        versions.loaded();
        VersionLoader loader = new VersionLoader("twice");
        watch.announce(loader);
        for (int i = 0; i < 50; i++) {
            versions.loaded();
        }

        Class<?> inTheSame = announced(loader);
        Class<?> inAnother = define("another");

        assertThat(versions.loaded()).containsExactly(inAnother, inTheSame);
    }

    @Test
    void aDefinitionIsOpenForAsLongAsItsThreadIsInsideIt() {
        versions.loaded();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        VersionLoader loader = new VersionLoader("blocked", type -> {
            inside.countDown();
            Threads.await(goOn);
        });
        Threads.Made<Class<?>> definition = Threads.start(() -> {
            watch.announce(loader);
            Class<?> version = loader.defineInheriting();
            jvm.loaded.add(version);
            return version;
        });
        Threads.await(inside);
        for (int i = 0; i < 50; i++) {
            assertThat(versions.loaded()).isEmpty();
        }
        assertThat(jvm.looks).hasValue(50);

        goOn.countDown();

        Class<?> version = definition.get();
        assertThat(versions.loaded()).containsExactly(version);
        versions.loaded();
        assertThat(jvm.looks).hasValue(51);
    }

    @Test
    void aDefinitionThatBeganBeforeAnybodyListenedIsFoundAsWell() {
        Watch lateWatch = new Watch(VersionLoader.NAME, true);
        Versions late = lateWatch.versions(jvm.instrumentation);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        VersionLoader loader = new VersionLoader("blocked", type -> {
            inside.countDown();
            Threads.await(goOn);
        });
        Threads.Made<Class<?>> definition = Threads.start(() -> {
            Class<?> version = loader.defineInheriting();
            jvm.loaded.add(version);
            return version;
        });
        Threads.await(inside);
        assertThat(late.loaded()).isEmpty();
        assertThat(late.loaded()).isEmpty();

        goOn.countDown();

        Class<?> version = definition.get();
        assertThat(late.loaded()).containsExactly(version);
        int walks = jvm.walks.get();
        late.loaded();
        late.loaded();
        assertThat(jvm.walks).as("settled").hasValue(walks);
    }

    @Test
    void doubtTakesAWalk() {
        versions.loaded();
        Class<?> unannounced = new VersionLoader("unannounced").define();
        jvm.loaded.add(unannounced);
        assertThat(versions.loaded()).as("nothing tells of it").isEmpty();

        watch.doubt();

        assertThat(versions.loaded()).containsExactly(unannounced);
        versions.loaded();
        assertThat(jvm.walks).hasValue(2);
    }

    @Test
    void theBootstrapLoaderTakesAWalk() {
        versions.loaded();
        watch.announce(null);

        assertThat(versions.loaded()).isEmpty();

        assertThat(jvm.walks).hasValue(2);
        assertThat(jvm.looks).hasValue(0);
    }

    @Test
    void manyLoadersTakeOneWalk() {
        versions.loaded();
        List<Class<?>> defined = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            defined.add(0, define("loader " + i));
        }

        assertThat(versions.loaded()).containsExactlyElementsOf(defined);

        assertThat(jvm.walks).hasValue(2);
        assertThat(jvm.looks).hasValue(0);
    }

    @Test
    void aVersionGoesAwayWithItsLoader() {
        Class<?> kept = define("kept");
        WeakReference<Class<?>> gone = new WeakReference<>(define("gone"));
        assertThat(versions.loaded()).hasSize(2);
        jvm.loaded.remove(1);

        Collected.await(gone);

        assertThat(versions.loaded()).containsExactly(kept);
        int questions = jvm.questions();
        assertThat(versions.loaded()).containsExactly(kept);
        assertThat(jvm.questions()).isEqualTo(questions);
        assertThat(jvm.walks).hasValue(1);
    }

    @Test
    void aLoaderWhoseDefinitionFailedGoesAwayAsWell() {
        versions.loaded();
        WeakReference<ClassLoader> gone = new WeakReference<>(announcedInVain());

        Collected.await(gone);

        assertThat(versions.loaded()).isEmpty();
        assertThat(watch.announced()).isEmpty();
    }

    @Test
    void parallelCallersShareOneLook() {
        Gate gate = new Gate();
        jvm.meanwhile = gate;
        Threads.Made<Class<?>[]> first = Threads.start(versions::loaded);
        gate.awaitVisitor(1);
        List<Threads.Made<Class<?>[]>> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(Threads.start(versions::loaded));
        }
        others.forEach(other -> Threads.awaitWaiting(other.thread()));
        // It is not in the running walk's answer, let us say; nor does anything settle.
        Class<?> version = define("meanwhile");
        watch.announce(new VersionLoader("open"));

        gate.open();

        first.get();
        others.forEach(other -> assertThat(other.get()).containsExactly(version));
        assertThat(jvm.questions()).as("the walk and one look at two loaders").isEqualTo(1 + 2);
    }

    @Test
    void nobodyWaitsForALookThatBeganAfterTheOneHeNeeds() {
        versions.loaded();
        watch.announce(new VersionLoader("open"));
        Gate one = new Gate();
        Gate two = new Gate();
        Gate three = new Gate();
        List<Gate> gates = new ArrayList<>(List.of(one, two, three));
        jvm.meanwhile = () -> {
            Gate mine;
            synchronized (gates) {
                mine = gates.remove(0);
            }
            mine.run();
        };
        Threads.Made<Class<?>[]> first = Threads.start(versions::loaded);
        one.awaitVisitor(1);
        Threads.Made<Class<?>[]> a = Threads.start(versions::loaded);
        Threads.Made<Class<?>[]> b = Threads.start(versions::loaded);
        Threads.awaitWaiting(a.thread());
        Threads.awaitWaiting(b.thread());
        one.open();
        two.awaitVisitor(1);
        Threads.Made<Class<?>[]> later = Threads.start(versions::loaded);
        Threads.awaitWaiting(later.thread());
        first.get();

        two.open();

        three.awaitVisitor(1);
        a.get();
        b.get();
        assertThat(later.isDone()).isFalse();
        three.open();
        later.get();
    }

    @Test
    void anInterruptedCallerWaitsForNobodyAndKeepsNobodyWaiting() {
        Gate gate = new Gate();
        Gate ofTheInterrupted = new Gate();
        jvm.meanwhile = () -> (Thread.currentThread().isInterrupted() ? ofTheInterrupted : gate).run();
        Threads.Made<Class<?>[]> first = Threads.start(versions::loaded);
        gate.awaitVisitor(1);

        Threads.Made<Boolean> interrupted = Threads.start(() -> {
            Thread.currentThread().interrupt();
            versions.loaded();
            return Thread.interrupted();
        });

        ofTheInterrupted.awaitVisitor(1);
        gate.open();
        assertThat(first.get()).isEmpty();
        ofTheInterrupted.open();
        assertThat(interrupted.get()).as("still interrupted").isTrue();
    }

    @Test
    void whoIsInterruptedWhileHeWaitsLooksHimself() {
        Gate gate = new Gate();
        jvm.meanwhile = () -> {
            if (!Thread.currentThread().isInterrupted()) {
                gate.run();
            }
        };
        Threads.Made<Class<?>[]> first = Threads.start(versions::loaded);
        gate.awaitVisitor(1);
        Threads.Made<Class<?>[]> waiting = Threads.start(versions::loaded);
        Threads.awaitWaiting(waiting.thread());

        waiting.thread().interrupt();

        assertThat(waiting.get()).isEmpty();
        assertThat(first.isDone()).isFalse();
        gate.open();
        first.get();
    }

    @Test
    void aLookThatFailsFailsForItsCallerAlone() {
        Gate gate = new Gate();
        AtomicInteger visits = new AtomicInteger();
        jvm.meanwhile = () -> {
            if (visits.getAndIncrement() == 0) {
                gate.run();
                throw new IllegalStateException("no walk today");
            }
        };
        Threads.Made<Class<?>[]> first = Threads.start(versions::loaded);
        gate.awaitVisitor(1);
        Threads.Made<Class<?>[]> second = Threads.start(versions::loaded);
        Threads.awaitWaiting(second.thread());
        Class<?> version = new VersionLoader("early").define();
        jvm.loaded.add(version);

        gate.open();

        assertThatThrownBy(first::get).hasRootCauseMessage("no walk today");
        assertThat(second.get()).containsExactly(version);
        assertThat(versions.loaded()).containsExactly(version);
        assertThat(jvm.walks).hasValue(2);
    }

    @Test
    void aLookThatAsksItselfWaitsForNobody() {
        Class<?> version = new VersionLoader("early").define();
        jvm.loaded.add(version);
        List<Class<?>> within = new ArrayList<>();
        jvm.meanwhile = () -> {
            jvm.meanwhile = () -> {};
            within.addAll(List.of(versions.loaded()));
        };

        assertThat(versions.loaded()).containsExactly(version);

        assertThat(within).containsExactly(version);
    }

    @Test
    void observingKnowsTheVersionsAndIsNoLook() {
        Class<?> version = define("observed");

        versions.observe();

        assertThat(versions.known()).singleElement().matches(each -> each.refersTo(version));
        versions.observe();
        assertThat(jvm.walks).hasValue(1);
    }

    private Class<?> define(String loader) {
        return announced(new VersionLoader(loader));
    }

    private Class<?> announced(VersionLoader loader) {
        watch.announce(loader);
        Class<?> version = loader.define();
        jvm.loaded.add(version);
        return version;
    }

    private ClassLoader announcedInVain() {
        ClassLoader loader = new VersionLoader("failing");
        watch.announce(loader);
        return loader;
    }
}
