package trend.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Tells the person who gave the input what is wrong with it, in one line that names what and where.
 */
public final class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * Creates the refusal.
     *
     * @param message one line for the person who gave the input
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Creates the refusal of something that another call found wrong.
     *
     * @param message one line for the person who gave the input
     * @param cause what was found, or null
     */
    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
