package dev.whence.agent.protocol;

/**
 * The buckets that durations are counted in, and how they are written as a text.
 *
 * <p>A bucket is as wide as 1/64 of the durations in it: its middle is within 0.8 % of each of them. Durations below 128
 * ticks have a bucket each. The layout is that of HdrHistogram. Counts in buckets may be added up over any time and any
 * number of JVMs whose clocks have the same unit, and percentiles of the sum are as good as those of one.
 *
 * <p>A text has for each bucket that is not empty two numbers: how many empty buckets are before it, and its count. A number
 * has digits of five bits, the lowest first; a digit that another one follows is 32 higher. A digit {@code d} is the
 * character {@code '0' + d}, so that all are printable and below 128.
 */
public final class Buckets {
    /** Sub-buckets to a power of two. */
    private static final int SUB_BUCKETS = 64;

    private static final int SUB_BITS = 6;
    /** Powers of two that are distinguished: up to 2^48 ticks, about a day. */
    private static final int LARGEST_EXPONENT = 47;

    private static final int DIGIT_BITS = 5;
    private static final int MORE = 1 << DIGIT_BITS;
    private static final char ZERO = '0';

    /** How many there are. */
    public static final int COUNT = of(Long.MAX_VALUE) + 1;

    private Buckets() {}

    /** The bucket of a duration; the first one for a negative one, the last one for those that are too long. */
    public static int of(long duration) {
        if (duration < 2 * SUB_BUCKETS) {
            return (int) Math.max(0, duration);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(duration);
        if (exponent > LARGEST_EXPONENT) {
            return of((1L << LARGEST_EXPONENT + 1) - 1);
        }
        int shift = exponent - SUB_BITS;
        return (shift << SUB_BITS) + (int) (duration >>> shift);
    }

    /** The duration in the middle of a bucket. */
    public static long middle(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int shift = (bucket >> SUB_BITS) - 1;
        long low = (long) (bucket - (shift << SUB_BITS)) << shift;
        return low + (1L << shift - 1);
    }

    /**
     * Writes counts as a text.
     *
     * @param counts of each bucket, none negative
     */
    public static String text(long[] counts) {
        StringBuilder text = new StringBuilder();
        int gap = 0;
        for (long count : counts) {
            if (count == 0) {
                gap++;
            } else {
                number(gap, text);
                number(count, text);
                gap = 0;
            }
        }
        return text.toString();
    }

    /** Takes the count of a bucket. */
    public interface Reader {
        /**
         * Called for each bucket that is not empty, in their order.
         *
         * @param count more than 0
         */
        void take(int bucket, long count);
    }

    /**
     * Reads such a text. What is wrong with it shows only in the end: one of which nobody knows is read twice.
     *
     * @return the sum of the counts; negative where the text is not one, or the sum is no number of 62 bits
     */
    public static long read(String text, Reader reader) {
        Digits digits = new Digits(text);
        long sum = 0;
        long bucket = -1;
        while (!digits.atEnd()) {
            long gap = digits.number();
            long count = digits.number();
            if (gap < 0 || gap >= COUNT || count <= 0) {
                return -1;
            }
            bucket += gap + 1;
            sum += count;
            if (bucket >= COUNT || sum < 0 || sum > Long.MAX_VALUE / 2) {
                return -1;
            }
            reader.take((int) bucket, count);
        }
        return sum;
    }

    private static void number(long value, StringBuilder text) {
        long left = value;
        while (left >= MORE) {
            text.append((char) (ZERO + MORE + left % MORE));
            left /= MORE;
        }
        text.append((char) (ZERO + left));
    }

    /** Reads numbers one after the other. */
    private static final class Digits {
        private final String text;
        private int place;

        Digits(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return place >= text.length();
        }

        /** The next number; -1 where there is none. */
        long number() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE - 2 - DIGIT_BITS && !atEnd(); shift += DIGIT_BITS) {
                int digit = text.charAt(place++) - ZERO;
                if (digit < 0 || digit >= 2 * MORE) {
                    return -1;
                }
                value |= (long) (digit % MORE) << shift;
                if (digit < MORE) {
                    return value;
                }
            }
            return -1;
        }
    }
}
