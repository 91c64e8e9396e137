package dev.whence.agent.lifecycle;

import dev.whence.agent.support.BadOptionException;

/**
 * How much a point may write, keep and cost.
 *
 * @param events single resolutions written per point and second at most; 0 for all
 * @param answers keys that a point's answers are counted by at most; the others share one row
 * @param cost the share of a processor core that a point may take; {@link #NO_LIMIT} for any
 */
record Limits(int events, int answers, double cost) {
    static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    /**
     * What holds where nothing is said. So many events are enough for any resolver that is not flooded, and about 1 MB a second
     * where it is; so many keys are enough to know a busy resolver's, and about 100 KB a point where one thread takes all.
     */
    static final Limits DEFAULT = new Limits(10_000, 1_000, 0.01);

    private static final int MOST_ANSWERS = 1_000_000;
    private static final double LEAST_PERCENT = 0.01;
    private static final double MOST_PERCENT = 10_000;

    Limits withEvents(String value) throws BadOptionException {
        if (value.equals("unlimited")) {
            return new Limits(0, answers, cost);
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit > 0) {
                return new Limits(limit, answers, cost);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadOptionException("events.max=" + value + " is neither a positive number nor 'unlimited'");
    }

    Limits withAnswers(String value) throws BadOptionException {
        try {
            int rows = Integer.parseInt(value);
            if (rows > 0 && rows <= MOST_ANSWERS) {
                return new Limits(events, rows, cost);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadOptionException("answers.max=" + value + " is not a number from 1 to " + MOST_ANSWERS);
    }

    Limits withCost(String value) throws BadOptionException {
        if (value.equals("off")) {
            return new Limits(events, answers, NO_LIMIT);
        }
        String number =
                value.endsWith("%") ? value.substring(0, value.length() - 1).strip() : value;
        if (isDecimal(number)) {
            double percent = Double.parseDouble(number);
            if (percent >= LEAST_PERCENT && percent <= MOST_PERCENT) {
                return new Limits(events, answers, percent / 100);
            }
        }
        throw new BadOptionException(
                "cost.max=" + value + " is neither 'off' nor a percentage of a processor core from 0.01 to 10000");
    }

    /** Digits, and a point among them perhaps: no {@code 1e3}, {@code NaN} or {@code 1f}. */
    private static boolean isDecimal(String text) {
        int points = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits > 0 && points <= 1 && digits + points == text.length();
    }

    /** The share that a point may cost, as an option's value. */
    String costText() {
        return cost == NO_LIMIT ? "off" : Math.round(cost * 10_000) / 100.0 + " %";
    }
}
