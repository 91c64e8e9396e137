package trend.portfolio.app;

import org.jspecify.annotations.Nullable;

/** Tells that no pipeline has the operation asked for, and of each path tried why it did not give one. */
public final class PipelineNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PipelineNotFoundException(String operation, String why, @Nullable Throwable cause) {
        super("no pipeline has the operation '" + operation + "': " + why, cause);
    }
}
