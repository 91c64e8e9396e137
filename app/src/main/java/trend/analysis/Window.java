package trend.analysis;

/**
 * A span of months, both ends included.
 *
 * @param start the first month
 * @param end the last month, not before the first
 */
public record Window(Month start, Month end) {

    /**
     * Creates the span.
     *
     * @throws InvalidInputException if it ends before it starts
     */
    public Window {
        if (end.isBefore(start)) {
            throw new InvalidInputException("a window cannot start in " + start + " and end in " + end);
        }
    }

    /**
     * Tells whether a month lies in this window.
     *
     * @param month any month
     * @return whether it does
     */
    public boolean contains(Month month) {
        return !month.isBefore(start) && !month.isAfter(end);
    }

    @Override
    public String toString() {
        return start + " to " + end;
    }
}
