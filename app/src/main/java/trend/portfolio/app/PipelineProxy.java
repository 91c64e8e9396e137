package trend.portfolio.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.analysis.FullResult;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.TrendPipeline;

/**
 * The pipeline that the application calls: each call resolves which version answers, then passes it on.
 *
 * <p>A <em>version</em> is a loaded class named {@code trend.analysis.TrendPipeline}; a version <em>has</em> an operation
 * if it declares or inherits an implementation other than the contract's default. In order:
 *
 * <ul>
 *   <li>{@linkplain PipelineMode#SIMPLE Simple mode}: the version that this class's own loader gives by an ordinary
 *       reference, imported once and kept; if it lacks the operation, the package's. Nothing is searched, and what the
 *       live loader gives is ignored.
 *   <li>{@linkplain PipelineMode#DEFAULT Default mode}: the version that the <em>live loader</em> gives. If that has the
 *       operation, a patched version (one that is neither the live nor the direct one) that has it as well goes first. If
 *       it lacks it, the package's: a patch never supplies what live lacks.
 * </ul>
 *
 * <p>The package's is the service provider of {@link Pipeline}, seen through the live loader, in simple mode through
 * this class's own. If there is none either, {@link PipelineNotFoundException} names each path tried, with why.
 *
 * <p>Patched versions are known to an agent alone. Without one, with one that fails, and where a patch cannot be
 * instantiated, the live version answers; that there is no agent is said once, on stderr. A version that has the
 * operation and cannot be instantiated on any other path is an error: silently passing over the pipeline that was meant
 * would hide it.
 *
 * <p>Safe for use by many threads; a version is instantiated once, by its public constructor without parameters. No
 * class loader is kept alive, not even the live loader that was handed in: whoever hands one over keeps it as long as
 * its version is to answer.
 */
public final class PipelineProxy implements Pipeline {

    private static final @Nullable ClassLoader OWN = PipelineProxy.class.getClassLoader();

    private final LiveVersion live;
    private final PackageVersion livePackage;
    private volatile PipelineMode mode;
    private volatile SimpleKept simple = new SimpleKept();
    // One for each operation. Not volatile: a thread that does not see one yet chooses it again.
    private @Nullable KeptPatch runPatch;
    private @Nullable KeptPatch runFullPatch;

    /**
     * Creates a proxy.
     *
     * @param mode the strategy to begin with
     * @param live the loader whose version is the live one, held weakly; null for this class's own loader, with which
     *     the live and the direct version are one class
     */
    public PipelineProxy(PipelineMode mode, @Nullable ClassLoader live) {
        this.mode = mode;
        ClassLoader loader = live == null ? OWN : live;
        this.live = new LiveVersion(loader);
        this.livePackage = new PackageVersion(loader);
    }

    /**
     * Creates a proxy on this class's own loader in the mode that the environment asks for.
     *
     * @param environment the environment's variables, of which {@link PipelineMode#FLAG} is read
     * @return the proxy
     */
    public static PipelineProxy fromEnvironment(Map<String, String> environment) {
        return new PipelineProxy(PipelineMode.fromEnvironment(environment), null);
    }

    /**
     * Switches the strategy from the next resolution on. What simple mode kept is dropped.
     *
     * @param mode the new strategy
     */
    public synchronized void mode(PipelineMode mode) {
        if (this.mode != mode) {
            this.mode = mode;
            simple = new SimpleKept();
        }
    }

    @Override
    public RunResult run(PipelineConfig config, Returns returns) {
        return resolve("run").run(config, returns);
    }

    @Override
    public FullResult runFull(PipelineConfig config, Returns returns) {
        return resolve("runFull").runFull(config, returns);
    }

    /**
     * Resolves the version that answers an operation now.
     *
     * @param operation {@code run} or {@code runFull}
     * @return the version's instance
     * @throws PipelineNotFoundException if no path leads to one
     */
    public Pipeline resolve(String operation) {
        return mode == PipelineMode.SIMPLE ? resolveSimple(operation) : resolveDefault(operation);
    }

    /**
     * Says by which path an answer of this proxy was found.
     *
     * @param answer what {@link #resolve} returned
     * @return {@code direct}, {@code live}, {@code patched} or {@code package}
     */
    public String pathOf(Pipeline answer) {
        Class<?> type = answer.getClass();
        if (!type.getName().equals(LiveVersion.NAME)) {
            return "package";
        }
        if (answer == simple.direct) {
            return "direct";
        }
        try {
            if (answer == live.pipeline(Operation.of(type))) {
                return "live";
            }
        } catch (UnusableVersionException e) {
            // Then it is not the live one.
        }
        // In simple mode until it was switched.
        return type.getClassLoader() == OWN ? "direct" : "patched";
    }

    private Pipeline resolveSimple(String operation) {
        Pipeline direct = importDirectly(operation);
        if (direct != null) {
            return direct;
        }
        PackageVersion own = simple.ownPackage;
        Pipeline fallback = usePackage(operation, own);
        if (fallback != null) {
            return fallback;
        }
        throw new PipelineNotFoundException(
                operation,
                "direct: " + LiveVersion.NAME + (simple.direct == null ? " is not there" : " lacks it") + "; package: "
                        + own.whyNot(Operation.bit(operation)),
                null);
    }

    private Pipeline resolveDefault(String operation) {
        Pipeline found = findLive(operation);
        if (found != null) {
            Pipeline patched = findPatchedOrNone(operation, found);
            return patched != null ? patched : found;
        }
        Pipeline fallback = usePackage(operation, livePackage);
        if (fallback != null) {
            return fallback;
        }
        throw new PipelineNotFoundException(
                operation,
                "live: " + live.whyNot() + "; patched: not asked, since live does not have it; package: "
                        + livePackage.whyNot(Operation.bit(operation)),
                null);
    }

    /** A search that fails leaves the live version to answer. That it failed is visible at the step's own exit. */
    private @Nullable Pipeline findPatchedOrNone(String operation, Pipeline found) {
        try {
            return findPatched(operation, found);
        } catch (Throwable e) {
            return null;
        }
    }

    private @Nullable Pipeline importDirectly(String operation) {
        SimpleKept kept = simple;
        Pipeline direct = kept.direct;
        if (direct == null) {
            direct = importOnce(operation, kept);
        }
        return direct != null && Operation.has(kept.operations, Operation.bit(operation)) ? direct : null;
    }

    private static @Nullable Pipeline importOnce(String operation, SimpleKept kept) {
        synchronized (kept) {
            if (kept.direct == null) {
                try {
                    Pipeline direct = new TrendPipeline();
                    kept.operations = Operation.of(direct.getClass());
                    kept.direct = direct;
                } catch (NoClassDefFoundError e) {
                    if (!LiveVersion.NAME.replace('.', '/').equals(e.getMessage())) {
                        throw unusable(operation, "direct", e.toString(), e);
                    }
                } catch (RuntimeException | LinkageError e) {
                    throw unusable(operation, "direct", LiveVersion.NAME + " cannot be used: " + e, e);
                }
            }
            return kept.direct;
        }
    }

    private @Nullable Pipeline findLive(String operation) {
        try {
            return live.pipeline(Operation.bit(operation));
        } catch (UnusableVersionException e) {
            throw unusable(operation, "live", e.why(), e.getCause());
        }
    }

    private @Nullable Pipeline findPatched(String operation, Pipeline found) {
        if (!PatchDiscoveryLink.established()) {
            return null;
        }
        Class<?>[] versions = PatchDiscoveryLink.versionsOf(LiveVersion.NAME);
        int bit = Operation.bit(operation);
        KeptPatch kept = bit == Operation.RUN ? runPatch : runFullPatch;
        Pipeline before = kept == null ? null : kept.among(versions);
        return before != null ? before : choosePatch(versions, bit, found);
    }

    private @Nullable Pipeline choosePatch(Class<?>[] versions, int bit, Pipeline found) {
        for (Class<?> version : versions) {
            // The direct version is recognised by its loader: naming its class here would load it.
            if (version != found.getClass() && version.getClassLoader() != OWN) {
                Pipeline patched = patch(version, bit);
                if (patched != null) {
                    keep(new KeptPatch(versions, patched), bit);
                    return patched;
                }
            }
        }
        return null;
    }

    private void keep(KeptPatch chosen, int bit) {
        if (bit == Operation.RUN) {
            runPatch = chosen;
        } else {
            runFullPatch = chosen;
        }
    }

    private static @Nullable Pipeline patch(Class<?> version, int operation) {
        try {
            if (Operation.has(Operation.of(version), operation)) {
                return Instances.ofPatch(version);
            }
        } catch (LinkageError e) {
            Instances.refuse(version, "it cannot be linked: " + e);
            return null;
        }
        if (!Pipeline.class.isAssignableFrom(version)) {
            Instances.refuse(version, "it does not implement this application's " + Pipeline.class.getName());
        }
        return null;
    }

    private @Nullable Pipeline usePackage(String operation, PackageVersion version) {
        return version.pipeline(Operation.bit(operation));
    }

    private static PipelineNotFoundException unusable(
            String operation, String path, String why, @Nullable Throwable cause) {
        return new PipelineNotFoundException(operation, path + ": " + why, cause);
    }

    /** What one stretch of simple mode keeps; the next one begins again. */
    private static final class SimpleKept {

        final PackageVersion ownPackage = new PackageVersion(OWN);

        // Written before direct, which is volatile, and read after it.
        int operations;
        volatile @Nullable Pipeline direct;
    }
}
