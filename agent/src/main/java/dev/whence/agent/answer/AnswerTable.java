package dev.whence.agent.answer;

import dev.whence.agent.protocol.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one point. Looked up without a lock; only a row that is not there yet is made under one.
 *
 * <p>Bounded: beyond {@code most} rows, an answer is counted under the key {@link #REST} with its own implementation and
 * failure; where there are too many of these as well, under the same key without an implementation, and of failures as a
 * {@link Throwable}. So every call is counted in one row and the sums stay exact.
 */
public final class AnswerTable {
    /** The key of answers that have no row of their own. */
    public static final String REST = "*";

    /** Rows of the key {@link #REST} that know their implementation. */
    private static final int MOST_OF_REST = 64;

    private static final int FIRST_LENGTH = 64;

    private final String point;
    private final int most;
    private final int stripes;

    /** Open addressing; at least half of it is empty. Another array takes its place where rows are dropped or it grows. */
    private volatile @Nullable AnswerRow[] rows = new @Nullable AnswerRow[FIRST_LENGTH];

    private volatile boolean elements;

    /** Rows with keys of their own. */
    private int keys;
    /** The other rows. */
    private int rests;
    /** Whether there is no place for another key. */
    private volatile boolean full;

    /**
     * Makes an empty table.
     *
     * @param most rows with keys of their own
     * @param stripes of threads that count
     */
    public AnswerTable(String point, int most, int stripes) {
        this.point = point;
        this.most = most;
        this.stripes = stripes;
    }

    /** Each element of what a resolution returns is an answer: from now on answers are counted, and not resolutions. */
    public void ofElements() {
        elements = true;
    }

    boolean isOfElements() {
        return elements;
    }

    /** The row of an answer, made at its first call. */
    public AnswerRow row(
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        AnswerRow known = find(key, mode, path, implementation, failure);
        if (known == null && full) {
            known = find(REST, mode, path, implementation, failure);
            if (known == null) {
                known = find(REST, mode, path, null, some(failure));
            }
        }
        return known != null ? known : make(key, mode, path, implementation, failure);
    }

    private @Nullable AnswerRow find(
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        int hash = AnswerRow.hash(key, implementation, failure);
        @Nullable AnswerRow[] known = rows;
        int mask = known.length - 1;
        for (int i = hash & mask; ; i = i + 1 & mask) {
            AnswerRow row = known[i];
            if (row == null || row.hash == hash && row.isEqual(key, mode, path, implementation, failure)) {
                return row;
            }
        }
    }

    private synchronized AnswerRow make(
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        AnswerRow other = find(key, mode, path, implementation, failure);
        if (other != null) {
            return other;
        }
        if (keys < most) {
            keys++;
            return add(false, key, mode, path, implementation, failure);
        }
        full = true;
        AnswerRow rest = find(REST, mode, path, implementation, failure);
        if (rest != null) {
            return rest;
        }
        if (rests < MOST_OF_REST) {
            rests++;
            return add(true, REST, mode, path, implementation, failure);
        }
        AnswerRow last = find(REST, mode, path, null, some(failure));
        if (last != null) {
            return last;
        }
        rests++;
        return add(true, REST, mode, path, null, some(failure));
    }

    /** The class used for any failure. */
    private static @Nullable Class<?> some(@Nullable Class<?> failure) {
        return failure == null ? null : Throwable.class;
    }

    private AnswerRow add(
            boolean isRest,
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        int hash = AnswerRow.hash(key, implementation, failure);
        AnswerRow fresh = new AnswerRow(this, isRest, hash, key, mode, path, implementation, failure, stripes);
        @Nullable AnswerRow[] present = rows;
        if (2 * (keys + rests) > present.length) {
            @Nullable AnswerRow[] grown = new @Nullable AnswerRow[2 * present.length];
            for (AnswerRow row : present) {
                if (row != null) {
                    put(row, grown);
                }
            }
            put(fresh, grown);
            rows = grown;
        } else {
            // Readers see it whole or not at all, since all that it is found by is final.
            put(fresh, present);
        }
        return fresh;
    }

    private static void put(AnswerRow row, @Nullable AnswerRow[] into) {
        int mask = into.length - 1;
        int i = row.hash & mask;
        while (into[i] != null) {
            i = i + 1 & mask;
        }
        into[i] = row;
    }

    /** Describes every row to an operator what was counted in all. Takes nothing out. */
    public void describe(Reply reply, TickScale scale) {
        for (AnswerRow row : rows) {
            if (row != null) {
                row.describe(point, reply, scale);
            }
        }
    }

    /** Writes what came since the last time, or drops it where nobody wants it; and drops rows of classes that are gone. */
    public synchronized void flush(boolean wanted, TickScale scale) {
        @Nullable AnswerRow[] present = rows;
        int goneKeys = 0;
        int goneRests = 0;
        @Nullable AnswerRow[] kept = new @Nullable AnswerRow[present.length];
        for (AnswerRow row : present) {
            if (row != null) {
                // Asked first: what is counted before a class is gone is drained afterwards.
                if (!row.isGone()) {
                    put(row, kept);
                } else if (row.isRest) {
                    goneRests++;
                } else {
                    goneKeys++;
                }
                AnswerSum sum = row.drain();
                if (wanted && sum.count > 0) {
                    AnswerEvent.of(point, row, sum, scale).commit();
                }
            }
        }
        if (goneKeys + goneRests > 0) {
            keys -= goneKeys;
            rests -= goneRests;
            full = full && keys == most;
            rows = kept;
        }
    }
}
