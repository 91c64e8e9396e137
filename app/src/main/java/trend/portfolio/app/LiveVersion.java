package trend.portfolio.app;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;

/**
 * The version that one class loader gives for the pipeline's name, looked up once and kept weakly.
 *
 * <p>That a loader gives none is not kept: it may come to have one.
 */
final class LiveVersion {

    /** The name of every version's class. A string: naming the class would load the direct version. */
    static final String NAME = "trend.analysis.TrendPipeline";

    private final WeakReference<@Nullable ClassLoader> loader;
    private final String loaderName;
    private volatile @Nullable Found found;

    LiveVersion(@Nullable ClassLoader loader) {
        this.loader = new WeakReference<>(loader);
        this.loaderName = nameOf(loader);
    }

    /**
     * Returns this version if it has the operation.
     *
     * @param operation the operation's bit
     * @throws UnusableVersionException if it has it and cannot be used
     */
    @Nullable
    Pipeline pipeline(int operation) throws UnusableVersionException {
        Found known = found;
        if (known != null) {
            Pipeline pipeline = known.pipeline.get();
            if (pipeline != null) {
                return Operation.has(known.operations, operation) ? pipeline : null;
            }
        }
        return look(operation);
    }

    /** Why {@link #pipeline} gives nothing. */
    String whyNot() {
        if (loader.get() == null) {
            return loaderName + " is gone";
        }
        try {
            return describe(type());
        } catch (UnusableVersionException e) {
            return e.why();
        }
    }

    private @Nullable Pipeline look(int operation) throws UnusableVersionException {
        Class<?> type = type();
        if (type == null) {
            return null;
        }
        int operations = operations(type);
        if (!Operation.has(operations, operation)) {
            return null;
        }
        try {
            Pipeline pipeline = Instances.of(type);
            found = new Found(new WeakReference<>(pipeline), operations);
            return pipeline;
        } catch (UnusableVersionException e) {
            throw new UnusableVersionException(
                    type.getName() + " of " + loaderName + " cannot be used: " + e.why(), e.getCause());
        }
    }

    private @Nullable Class<?> type() throws UnusableVersionException {
        ClassLoader present = loader.get();
        if (present == null) {
            return null;
        }
        try {
            return Class.forName(NAME, false, present);
        } catch (ClassNotFoundException none) {
            return null;
        } catch (RuntimeException | LinkageError e) {
            throw new UnusableVersionException(loaderName + " failed to load " + NAME + ": " + e, e);
        }
    }

    private int operations(Class<?> type) throws UnusableVersionException {
        try {
            return Operation.of(type);
        } catch (LinkageError e) {
            throw new UnusableVersionException(type.getName() + " of " + loaderName + " cannot be linked: " + e, e);
        }
    }

    private String describe(@Nullable Class<?> type) {
        if (type == null) {
            return loaderName + " gives no " + NAME;
        }
        String subject = type.getName() + " of " + nameOf(type.getClassLoader());
        return Pipeline.class.isAssignableFrom(type)
                ? subject + " lacks it"
                : subject + " does not implement this application's " + Pipeline.class.getName();
    }

    private static String nameOf(@Nullable ClassLoader loader) {
        String name = loader == null ? "bootstrap" : loader.getName();
        // Every proxy passes here, and the first + of two texts costs a JVM 10 ms; this costs nothing.
        return name == null
                ? "loader ".concat(String.valueOf(loader))
                : "loader '".concat(name).concat("'");
    }

    private record Found(WeakReference<Pipeline> pipeline, int operations) {}
}
