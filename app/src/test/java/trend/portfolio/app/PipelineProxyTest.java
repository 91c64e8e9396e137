package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.whence.PatchDiscovery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trend.analysis.PackagePipeline;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.TrendPipeline;

/** The rules of resolving, with a stand-in for the agent's discovery. */
class PipelineProxyTest {

    @BeforeEach
    void announceAnAgent() {
        System.setProperty("dev.whence.agent", "test");
        PatchDiscovery.versions = () -> PatchDiscovery.NONE;
        PatchDiscovery.asked.clear();
        PatchDiscovery.refused.clear();
        PatchDiscovery.noting = true;
    }

    @AfterEach
    void withdraw() {
        System.clearProperty("dev.whence.agent");
        PatchDiscovery.versions = () -> PatchDiscovery.NONE;
    }

    @Nested
    class DefaultMode {

        @Test
        void prefersAPatchedVersion() {
            Version live = Version.both("live");
            Version patch = Version.both("patch");
            loaded(live, patch);
            assertThat(resolved(defaultMode(live), "run")).isSameAs(patch.type());
            assertThat(PatchDiscovery.asked).containsOnly(Version.NAME);
        }

        @Test
        void saysByWhichPathItFoundAnAnswer() {
            Version live = Version.both("live");
            loaded(live, Version.both("patch"));
            PipelineProxy proxy = defaultMode(live);
            assertThat(proxy.pathOf(proxy.resolve("run"))).isEqualTo("patched");
            loaded(live);
            assertThat(proxy.pathOf(proxy.resolve("run"))).isEqualTo("live");
            loaded();
            PipelineProxy own = defaultMode(null);
            assertThat(own.pathOf(own.resolve("runFull"))).isEqualTo("live");
            PipelineProxy blind = defaultMode(new Blind(true));
            assertThat(blind.pathOf(blind.resolve("run"))).isEqualTo("package");
            PipelineProxy simple = simpleMode(live);
            assertThat(simple.pathOf(simple.resolve("run"))).isEqualTo("direct");
        }

        @Test
        void passesTheCallOn() {
            Version patch = Version.both("patch");
            loaded(patch);
            PipelineProxy proxy = defaultMode(null);
            assertThat(proxy.run(null, null).computedBy()).isEqualTo("patch");
            assertThatThrownBy(() -> proxy.runFull(null, null))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("patch");
        }

        @Test
        void takesTheLiveVersionWhereNoOtherIsLoaded() {
            Version live = Version.both("live");
            loaded(live);
            assertThat(resolved(defaultMode(live), "run")).isSameAs(live.type());
            loaded();
            assertThat(resolved(defaultMode(null), "runFull")).isSameAs(TrendPipeline.class);
        }

        @Test
        void theDirectVersionIsNoPatch() {
            Version live = Version.both("live");
            PatchDiscovery.versions = () -> new Class<?>[] {TrendPipeline.class, live.type()};
            assertThat(resolved(defaultMode(live), "run")).isSameAs(live.type());
        }

        @Test
        void fallsBackToThePackageWithoutALiveVersion() {
            Version patch = Version.both("patch");
            loaded(patch);
            assertThat(resolved(defaultMode(new Blind(true)), "run")).isSameAs(PackagePipeline.class);
            assertThat(PatchDiscovery.asked).isEmpty();
        }

        @Test
        void usesThePackageWhereLiveLacksTheOperationEvenWithAPatchThatHasIt() {
            Version live = Version.runOnly("live");
            Version patch = Version.both("patch");
            loaded(live, patch);
            PipelineProxy proxy = defaultMode(live);
            assertThat(resolved(proxy, "runFull")).isSameAs(PackagePipeline.class);
            assertThat(PatchDiscovery.asked).isEmpty();
            assertThat(resolved(proxy, "run")).isSameAs(patch.type());
        }

        @Test
        void answersLiveWhenTheSearchFails() {
            Version live = Version.both("live");
            PatchDiscovery.versions = () -> {
                throw new StackOverflowError("the walk");
            };
            assertThat(resolved(defaultMode(live), "run")).isSameAs(live.type());
            PatchDiscovery.versions = () -> null;
            assertThat(resolved(defaultMode(live), "run")).isSameAs(live.type());
        }

        @Test
        void aPatchServesOnlyWhatItHas() {
            Version patch = Version.runOnly("patch");
            loaded(patch);
            PipelineProxy proxy = defaultMode(null);
            assertThat(resolved(proxy, "run")).isSameAs(patch.type());
            assertThat(resolved(proxy, "runFull")).isSameAs(TrendPipeline.class);
            assertThat(PatchDiscovery.refused).isEmpty();
        }

        @Test
        void anInheritedOperationCountsAndAnAbstractOneDoesNot() {
            Version heir = Version.of(
                    "heir",
                    "} abstract class Ancestor implements Pipeline {" + Version.run("heir")
                            + "} class Unused extends Ancestor {");
            Version child = Version.of(
                    "child",
                    Version.run("child") + "} interface Between extends Pipeline {"
                            + "FullResult runFull(PipelineConfig c, Returns r);");
            loaded(heir, child);
            assertThat(Operation.of(heir.type())).isZero();
            assertThat(Operation.of(type(heir, "trend.analysis.Unused"))).isEqualTo(Operation.RUN);
            assertThat(Operation.of(type(child, "trend.analysis.Between"))).isZero();
            assertThat(resolved(defaultMode(null), "run")).isSameAs(child.type());
        }

        @Test
        void ofTwoPatchesTheFirstGivenWins() {
            Version older = Version.both("older");
            Version newer = Version.both("newer");
            loaded(newer, older);
            assertThat(resolved(defaultMode(null), "run")).isSameAs(newer.type());
        }

        @Test
        void aPatchThatCannotBeMadeIsReportedOnceAndPassedOver() {
            Version broken = Version.of(
                    "broken",
                    "public TrendPipeline() { throw new IllegalStateException(\"on purpose\"); }"
                            + Version.run("broken") + Version.runFull("broken"));
            Version next = Version.both("next");
            loaded(broken);
            PipelineProxy proxy = defaultMode(null);
            assertThat(resolved(proxy, "run")).isSameAs(TrendPipeline.class);
            assertThat(resolved(proxy, "runFull")).isSameAs(TrendPipeline.class);
            assertThat(resolved(defaultMode(null), "run")).isSameAs(TrendPipeline.class);
            assertThat(PatchDiscovery.refused)
                    .containsExactly("broken: its constructor threw java.lang.IllegalStateException");
            loaded(broken, next);
            assertThat(resolved(proxy, "run")).isSameAs(next.type());
        }

        @Test
        void aPatchThatMetAnExhaustedJvmIsTriedAgain() {
            System.setProperty("exhausted", "true");
            Version patch = Version.of(
                    "patch",
                    "public TrendPipeline() { if (Boolean.getBoolean(\"exhausted\")) throw new StackOverflowError(); }"
                            + Version.run("patch"));
            loaded(patch);
            PipelineProxy proxy = defaultMode(null);
            assertThat(resolved(proxy, "run")).isSameAs(TrendPipeline.class);
            System.clearProperty("exhausted");
            assertThat(resolved(proxy, "run")).isSameAs(patch.type());
            assertThat(PatchDiscovery.refused).isEmpty();
        }

        @Test
        void everyWayOfBeingUnusableIsNamed() {
            String run = Version.run("x");
            loaded(
                    Version.of("no constructor", "public TrendPipeline(int x) {}" + run),
                    Version.of("private", "private TrendPipeline() {}" + run),
                    Version.of("initialiser", "static { if (true) throw new IllegalStateException(\"no\"); }" + run),
                    Version.of("missing", "static Object x = new Missing();" + run + "} class Missing {")
                            .without("Missing"),
                    Version.ofForeignContract("foreign"));
            assertThat(resolved(defaultMode(null), "run")).isSameAs(TrendPipeline.class);
            assertThat(PatchDiscovery.refused)
                    .containsExactly(
                            "no constructor: it has no public constructor without parameters",
                            "private: it has no public constructor without parameters",
                            "initialiser: its initialiser threw java.lang.IllegalStateException",
                            "missing: it cannot be linked: java.lang.NoClassDefFoundError: trend/analysis/Missing",
                            "foreign: it does not implement this application's trend.analysis.Pipeline");
        }

        @Test
        void aPatchIsInitialisedByItsUseAlone() {
            System.clearProperty("initialised");
            Version live = Version.runOnly("live");
            Version patch = Version.of(
                    "patch", "static { System.setProperty(\"initialised\", \"yes\"); }" + Version.runFull("patch"));
            loaded(patch);
            patch.type();
            PipelineProxy proxy = defaultMode(live);
            proxy.resolve("run");
            proxy.resolve("runFull");
            assertThat(System.getProperty("initialised")).isNull();
            defaultMode(null).resolve("runFull");
            assertThat(System.getProperty("initialised")).isEqualTo("yes");
        }

        @Test
        void aLiveVersionThatCannotBeMadeIsAnErrorAndIsTriedAgain() {
            System.setProperty("live.broken", "true");
            Version live = Version.of(
                    "live",
                    "public TrendPipeline() { if (Boolean.getBoolean(\"live.broken\")) throw new"
                            + " IllegalStateException(\"not yet\"); }" + Version.run("live"));
            PipelineProxy proxy = defaultMode(live);
            assertThatThrownBy(() -> proxy.resolve("run"))
                    .isInstanceOf(PipelineNotFoundException.class)
                    .hasMessageContaining("'run'")
                    .hasMessageContaining("live: ")
                    .hasMessageContaining("its constructor threw java.lang.IllegalStateException: not yet")
                    .hasCauseInstanceOf(IllegalStateException.class);
            System.clearProperty("live.broken");
            assertThat(resolved(proxy, "run")).isSameAs(live.type());
        }

        @Test
        void namesEachPathWhenNothingHasTheOperation() {
            PipelineProxy without = defaultMode(new Blind(false));
            assertThatThrownBy(() -> without.resolve("run"))
                    .isInstanceOf(PipelineNotFoundException.class)
                    .hasMessageContaining("'run'")
                    .hasMessageContaining("live: loader 'blind' gives no trend.analysis.TrendPipeline")
                    .hasMessageContaining("patched: not asked")
                    .hasMessageContaining("package: no provider of trend.analysis.Pipeline");
            assertThatThrownBy(() -> defaultMode(null).resolve("walk"))
                    .isInstanceOf(PipelineNotFoundException.class)
                    .hasMessageContaining("'walk'")
                    .hasMessageContaining("trend.analysis.TrendPipeline of loader 'app' lacks it")
                    .hasMessageContaining("trend.analysis.PackagePipeline lacks it");
        }

        @Test
        void takesTheFirstProviderThatHasTheOperationAndCanBeUsed(@TempDir Path folder) throws IOException {
            Path services = folder.resolve("META-INF/services/trend.analysis.Pipeline");
            Files.createDirectories(services.getParent());
            Files.writeString(
                    services,
                    String.join(
                            "\n",
                            "missing.Provider",
                            BrokenProvider.class.getName(),
                            RunOnlyProvider.class.getName(),
                            PackagePipeline.class.getName()));
            try (URLClassLoader live =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, new Blind(false))) {
                PipelineProxy proxy = defaultMode(live);
                assertThat(resolved(proxy, "run")).isSameAs(RunOnlyProvider.class);
                assertThat(resolved(proxy, "runFull")).isSameAs(PackagePipeline.class);
                assertThat(resolved(proxy, "run")).isSameAs(RunOnlyProvider.class);
                assertThat(proxy.resolve("run")).isSameAs(proxy.resolve("run"));
                assertThatThrownBy(() -> proxy.resolve("walk"))
                        .hasMessageContaining("Provider missing.Provider not found")
                        .hasMessageContaining("RunOnlyProvider lacks it, trend.analysis.PackagePipeline lacks it");
            }
        }

        @Test
        void aLoaderThatComesToHaveAVersionIsHeard() {
            Blind live = new Blind(true);
            PipelineProxy proxy = defaultMode(live);
            assertThat(resolved(proxy, "run")).isSameAs(PackagePipeline.class);
            live.sees = Version.both("late");
            assertThat(resolved(proxy, "run")).isSameAs(live.sees.type());
        }

        @Test
        void aConstructorThatResolvesGetsLive() {
            Asking.proxy = defaultMode(null);
            Version patch = Version.of(
                    "asking", "public final Object inner = trend.portfolio.app.Asking.ask();" + Version.run("asking"));
            loaded(patch);
            Pipeline outer = Asking.proxy.resolve("run");
            assertThat(outer).isInstanceOf(patch.type());
            assertThat(outer).extracting("inner").isInstanceOf(TrendPipeline.class);
            assertThat(PatchDiscovery.refused).isEmpty();
        }
    }

    @Nested
    class SimpleMode {

        @Test
        void importsDirectly() {
            assertThat(resolved(simpleMode(null), "run")).isSameAs(TrendPipeline.class);
            assertThat(PatchDiscovery.asked).isEmpty();
        }

        @Test
        void ignoresPatchesAndWhatTheLiveLoaderGives() {
            Version live = Version.both("live");
            loaded(live, Version.both("patch"));
            assertThat(resolved(simpleMode(live), "run")).isSameAs(TrendPipeline.class);
            assertThat(resolved(simpleMode(new Blind(false)), "runFull")).isSameAs(TrendPipeline.class);
            assertThat(PatchDiscovery.asked).isEmpty();
        }

        @Test
        void keepsItsImportUntilDefaultModeDropsIt() {
            Version live = Version.both("live");
            PipelineProxy proxy = simpleMode(live);
            WeakReference<Pipeline> imported = new WeakReference<>(proxy.resolve("run"));
            assertThat(imported.refersTo(proxy.resolve("runFull"))).isTrue();
            proxy.mode(PipelineMode.SIMPLE);
            assertThat(imported.refersTo(proxy.resolve("run"))).isTrue();
            PatchDiscovery.versions = () -> {
                throw new IllegalStateException("the walk");
            };
            proxy.mode(PipelineMode.DEFAULT);
            assertThat(resolved(proxy, "run")).isSameAs(live.type());
            Collected.assertCollected(imported);
        }

        @Test
        void switchesBetweenModes() {
            Version patch = Version.both("patch");
            loaded(patch);
            PipelineProxy proxy = simpleMode(null);
            assertThat(resolved(proxy, "run")).isSameAs(TrendPipeline.class);
            proxy.mode(PipelineMode.DEFAULT);
            assertThat(resolved(proxy, "run")).isSameAs(patch.type());
            proxy.mode(PipelineMode.SIMPLE);
            assertThat(resolved(proxy, "run")).isSameAs(TrendPipeline.class);
        }

        @Test
        void importsOnceHoweverManyThreadsAsk() throws Exception {
            for (int round = 0; round < 200; round++) {
                PipelineProxy proxy = simpleMode(null);
                assertThat(together(8, () -> proxy.resolve("run"))).hasSize(1);
            }
        }

        @Test
        void namesEachPathWhenNothingHasTheOperation() {
            assertThatThrownBy(() -> simpleMode(null).resolve("walk"))
                    .isInstanceOf(PipelineNotFoundException.class)
                    .hasMessageContaining("'walk'")
                    .hasMessageContaining("direct: trend.analysis.TrendPipeline lacks it")
                    .hasMessageContaining("package: trend.analysis.PackagePipeline lacks it")
                    .hasMessageNotContaining("live");
        }
    }

    @Test
    void aVersionIsToldByTheNameOfTheDirectOne() {
        assertThat(LiveVersion.NAME).isEqualTo(TrendPipeline.class.getName()).isEqualTo(Version.NAME);
    }

    @Test
    void aPatchIsMadeOnceHoweverManyThreadsAsk() throws Exception {
        for (int round = 0; round < 50; round++) {
            Version patch = Version.both("patch");
            loaded(patch);
            PipelineProxy proxy = defaultMode(null);
            Set<Object> answers = together(8, () -> proxy.resolve("run"));
            assertThat(answers).hasSize(1).allMatch(patch.type()::isInstance);
        }
    }

    @Test
    void aPatchThatCannotBeMadeIsTriedOnceHoweverManyThreadsAsk() throws Exception {
        for (int round = 0; round < 50; round++) {
            System.clearProperty("tried");
            loaded(Version.of(
                    "broken",
                    "public TrendPipeline() { System.setProperty(\"tried\", System.getProperty(\"tried\", \"\") + \"!\");"
                            + " throw new IllegalStateException(); }" + Version.run("broken")));
            PipelineProxy proxy = defaultMode(null);
            assertThat(together(8, () -> proxy.resolve("run"))).hasSize(1).allMatch(TrendPipeline.class::isInstance);
            assertThat(System.getProperty("tried")).isEqualTo("!");
            assertThat(PatchDiscovery.refused).hasSize(round + 1);
        }
    }

    @Test
    void aPatchLivesNoLongerThanItsLoader() {
        PipelineProxy proxy = defaultMode(null);
        WeakReference<Version> patch = usedPatch(proxy);
        Collected.assertCollected(patch);
        assertThat(resolved(proxy, "run")).isSameAs(TrendPipeline.class);
    }

    @Test
    void aLiveLoaderIsNotKeptAlive() {
        Version[] live = {Version.both("live")};
        PipelineProxy proxy = defaultMode(live[0]);
        proxy.resolve("run");
        WeakReference<Version> loader = new WeakReference<>(live[0]);
        live[0] = null;
        Collected.assertCollected(loader);
        assertThat(resolved(proxy, "run")).isSameAs(PackagePipeline.class);
        assertThatThrownBy(() -> proxy.resolve("walk")).hasMessageContaining("live: loader 'live' is gone");
    }

    @Test
    void aResolutionAllocatesNothingOnceItIsSteady() {
        PatchDiscovery.noting = false;
        Class<?>[] liveAlone = {TrendPipeline.class};
        PatchDiscovery.versions = () -> liveAlone;
        Version patch = Version.both("patch");
        assertThat(allocated(defaultMode(null))).as("live").isZero();
        assertThat(allocated(simpleMode(null))).as("direct").isZero();
        Class<?>[] withPatch = {patch.type(), TrendPipeline.class};
        PatchDiscovery.versions = () -> withPatch;
        assertThat(allocated(defaultMode(null))).as("patched").isZero();
    }

    /** A provider that cannot be made. */
    public static final class BrokenProvider implements Pipeline {
        public BrokenProvider() {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public RunResult run(PipelineConfig config, Returns returns) {
            throw new AssertionError("nobody can have an instance");
        }
    }

    /** A provider with one operation. */
    public static final class RunOnlyProvider implements Pipeline {
        @Override
        public RunResult run(PipelineConfig config, Returns returns) {
            return new RunResult("provider", java.util.Map.of(), java.util.Map.of());
        }
    }

    /** A live loader that gives no version of its own, and the package's provider only if told to. */
    private static final class Blind extends ClassLoader {
        private final boolean services;
        private volatile Version sees;

        Blind(boolean services) {
            super("blind", PipelineProxyTest.class.getClassLoader());
            this.services = services;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Version.NAME)) {
                return super.loadClass(name, resolve);
            }
            if (sees == null) {
                throw new ClassNotFoundException(name);
            }
            return sees.loadClass(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return services ? super.getResources(name) : Collections.emptyEnumeration();
        }
    }

    private static long allocated(PipelineProxy proxy) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 2_000; call++) {
                proxy.resolve("run");
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static WeakReference<Version> usedPatch(PipelineProxy proxy) {
        Version patch = Version.both("patch");
        loaded(patch);
        assertThat(resolved(proxy, "run")).isSameAs(patch.type());
        loaded();
        return new WeakReference<>(patch);
    }

    private static Set<Object> together(int threads, Callable<Object> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<Object>> answers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                answers.add(executor.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            Set<Object> distinct = new HashSet<>();
            for (Future<Object> answer : answers) {
                distinct.add(answer.get());
            }
            return distinct;
        } finally {
            executor.shutdownNow();
        }
    }

    private static void loaded(Version... versions) {
        Class<?>[] types = new Class<?>[versions.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = versions[i].type();
        }
        PatchDiscovery.versions = () -> types;
    }

    private static Class<?> resolved(PipelineProxy proxy, String operation) {
        return proxy.resolve(operation).getClass();
    }

    private static PipelineProxy defaultMode(ClassLoader live) {
        return new PipelineProxy(PipelineMode.DEFAULT, live);
    }

    private static PipelineProxy simpleMode(ClassLoader live) {
        return new PipelineProxy(PipelineMode.SIMPLE, live);
    }

    private static Class<?> type(Version version, String name) {
        try {
            return version.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
