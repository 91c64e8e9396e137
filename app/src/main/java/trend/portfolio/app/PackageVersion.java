package trend.portfolio.app;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;

/**
 * The package's own pipeline: the first service provider, seen through one class loader, that has the operation. It is
 * looked up once per operation and kept weakly.
 */
final class PackageVersion {

    private final WeakReference<@Nullable ClassLoader> loader;
    private volatile @Nullable WeakReference<Pipeline> run;
    private volatile @Nullable WeakReference<Pipeline> runFull;

    PackageVersion(@Nullable ClassLoader loader) {
        this.loader = new WeakReference<>(loader);
    }

    /** Returns the provider that has the operation, or null. */
    @Nullable
    Pipeline pipeline(int operation) {
        WeakReference<Pipeline> known = known(operation);
        Pipeline pipeline = known == null ? null : known.get();
        return pipeline == null ? look(operation, new ArrayList<>()) : pipeline;
    }

    /** Why {@link #pipeline} gives nothing for an operation. */
    String whyNot(int operation) {
        List<String> reasons = new ArrayList<>();
        look(operation, reasons);
        return reasons.isEmpty() ? "no provider of " + Pipeline.class.getName() : String.join(", ", reasons);
    }

    private @Nullable WeakReference<Pipeline> known(int operation) {
        return switch (operation) {
            case Operation.RUN -> run;
            case Operation.RUN_FULL -> runFull;
            default -> null;
        };
    }

    private void keep(int operation, WeakReference<Pipeline> pipeline) {
        if (operation == Operation.RUN) {
            run = pipeline;
        } else {
            runFull = pipeline;
        }
    }

    private @Nullable Pipeline look(int operation, List<String> reasons) {
        Iterator<ServiceLoader.Provider<Pipeline>> providers =
                ServiceLoader.load(Pipeline.class, loaderOrOwn()).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return null;
                }
                Class<? extends Pipeline> type = providers.next().type();
                if (!Operation.has(Operation.of(type), operation)) {
                    reasons.add(type.getName() + " lacks it");
                    continue;
                }
                Pipeline pipeline = Instances.of(type);
                keep(operation, new WeakReference<>(pipeline));
                return pipeline;
            } catch (ServiceConfigurationError | LinkageError e) {
                reasons.add(String.valueOf(e.getMessage()));
            } catch (UnusableVersionException e) {
                reasons.add("a provider cannot be used: " + e.why());
            }
        }
    }

    /** A loader that is gone leaves the contract's own. */
    private @Nullable ClassLoader loaderOrOwn() {
        ClassLoader present = loader.get();
        return present == null ? Pipeline.class.getClassLoader() : present;
    }
}
