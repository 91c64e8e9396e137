package trend.portfolio.app;

import org.jspecify.annotations.Nullable;

/** Tells why a class that was found as a version of the pipeline cannot be used. */
final class UnusableVersionException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableVersionException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
