package trend.portfolio.app.worker;

import org.jspecify.annotations.Nullable;

/** Tells that a worker came to no answer, and what it wrote to standard error. */
final class WorkerFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String errorOutput;

    WorkerFailedException(String why, String errorOutput, @Nullable Throwable cause) {
        super(why, cause);
        this.errorOutput = errorOutput;
    }

    String errorOutput() {
        return errorOutput;
    }
}
