package trend.portfolio.app;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;

/**
 * The patch that answered an operation, for as long as the agent gives the same versions. That it gives the same array says
 * so: the array is shared, and another definition brings another one.
 *
 * <p>Both are kept weakly: the array and the patch's class go away as if this were not there.
 */
final class KeptPatch {
    private final WeakReference<Class<?>[]> versions;
    private final WeakReference<Pipeline> pipeline;

    KeptPatch(Class<?>[] versions, Pipeline pipeline) {
        this.versions = new WeakReference<>(versions);
        this.pipeline = new WeakReference<>(pipeline);
    }

    /** The patch, if these are the versions that it was chosen from. */
    @Nullable
    Pipeline among(Class<?>[] given) {
        return versions.refersTo(given) ? pipeline.get() : null;
    }
}
