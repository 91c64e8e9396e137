package dev.whence.fleet.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row: for each column a text, a number, a flag or nothing. */
public final class Fact {
    private static final int HOUR_LENGTH = "2026-11-28T07".length();
    private static final int DAY_LENGTH = "2026-11-28".length();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Which list of columns these are. */
    private static final long SCHEMA = 1;

    private static final int COLUMNS = Column.values().length;

    private final @Nullable Object[] values = new Object[COLUMNS];

    /** @param hour the hour that it is of, as {@link #hour} gives it */
    public Fact(Kind kind, String hour) {
        set(Column.KIND, kind.text());
        set(Column.HOUR, hour);
        set(Column.DAY, hour.substring(0, DAY_LENGTH));
        set(Column.SCHEMA, SCHEMA);
    }

    /** The hour of a point in time, in UTC. */
    public static String hour(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS_PER_SECOND))
                .toString()
                .substring(0, HOUR_LENGTH);
    }

    public Fact set(Column column, @Nullable String text) {
        return put(column, Column.Type.TEXT, text);
    }

    public Fact set(Column column, long number) {
        return put(column, Column.Type.NUMBER, number);
    }

    public Fact set(Column column, boolean flag) {
        return put(column, Column.Type.FLAG, flag);
    }

    /** A {@code String}, {@code Long} or {@code Boolean}, as the column's type says; null where there is nothing. */
    public @Nullable Object get(Column column) {
        return values[column.ordinal()];
    }

    private Fact put(Column column, Column.Type type, @Nullable Object value) {
        if (column.type() != type) {
            throw new IllegalArgumentException(column + " is a " + column.type());
        }
        values[column.ordinal()] = value;
        return this;
    }
}
