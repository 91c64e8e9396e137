package trend.portfolio.app;

import org.jspecify.annotations.Nullable;

/** Tells why a class that was found as a version of the pipeline cannot be used. */
final class UnusableVersionException extends Exception {

    private static final long serialVersionUID = 1;

    private final String kind;

    UnusableVersionException(String why, @Nullable Throwable cause) {
        super(why, cause);
        this.kind = why;
    }

    /**
     * Says what was thrown.
     *
     * @param by what threw it, as {@code its constructor}
     */
    static UnusableVersionException threw(String by, @Nullable Throwable thrown) {
        return new UnusableVersionException(
                by + " threw " + thrown,
                by + " threw " + (thrown == null ? "nothing" : thrown.getClass().getName()),
                thrown);
    }

    private UnusableVersionException(String why, String kind, @Nullable Throwable cause) {
        super(why, cause);
        this.kind = kind;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    /** Why, without what another exception says: that may be a secret, and an agent records this. */
    String kind() {
        return kind;
    }
}
