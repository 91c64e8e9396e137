package trend.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A calendar month.
 *
 * <p>What {@link java.time.YearMonth} is, without the formatter that that class makes when it is initialised: 120 classes
 * and a tenth of a worker's start.
 *
 * @param year the year
 * @param ofYear the month of the year, from 1
 */
public record Month(int year, int ofYear) implements Comparable<Month> {

    private static final int MONTHS = 12;

    /**
     * Creates the month.
     *
     * @throws InvalidInputException if a year has no such month
     */
    public Month {
        if (ofYear < 1 || ofYear > MONTHS) {
            throw new InvalidInputException("a year has no month " + ofYear);
        }
    }

    /**
     * Returns a month.
     *
     * @param year the year
     * @param ofYear the month of the year, from 1
     * @return the month
     * @throws InvalidInputException if a year has no such month
     */
    public static Month of(int year, int ofYear) {
        return new Month(year, ofYear);
    }

    /**
     * Reads a month.
     *
     * @param text four digits of the year, a hyphen, two of the month: {@code 2020-01}
     * @return the month
     * @throws InvalidInputException if the text is none
     */
    public static Month parse(String text) {
        if (text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            return new Month(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)));
        }
        throw new InvalidInputException("'" + text + "' is not a month (YYYY-MM)");
    }

    /**
     * Returns the month that comes a number of months later.
     *
     * @param months how many; negative for earlier
     * @return that month
     */
    public Month plusMonths(int months) {
        int number = Math.addExact(year * MONTHS + ofYear - 1, months);
        return new Month(Math.floorDiv(number, MONTHS), Math.floorMod(number, MONTHS) + 1);
    }

    /**
     * Tells whether this month comes before another.
     *
     * @param other the other
     * @return whether it does; a month does not come before itself
     */
    public boolean isBefore(Month other) {
        return compareTo(other) < 0;
    }

    /**
     * Tells whether this month comes after another.
     *
     * @param other the other
     * @return whether it does; a month does not come after itself
     */
    public boolean isAfter(Month other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Month other) {
        return year == other.year ? Integer.compare(ofYear, other.ofYear) : Integer.compare(year, other.year);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // Not left to the record, whose own is linked by a method handle at its first call.
        return other instanceof Month month && compareTo(month) == 0;
    }

    @Override
    public int hashCode() {
        return year * MONTHS + ofYear;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%02d", year, ofYear);
    }
}
