package dev.whence.agent.runtime;

import dev.whence.agent.answer.AnswerCount;
import dev.whence.agent.answer.AnswerRow;
import dev.whence.agent.answer.AnswerTable;
import org.jspecify.annotations.Nullable;

/**
 * The counts that one thread used, found again without a look into the tables that all threads share.
 *
 * <p>A thread that always gets the same answer has one place; with more of them it grows. Holds nothing of the
 * application's but texts: counts know classes weakly.
 */
final class RecentAnswers {
    /** 16 kB, for the few threads that own a stripe. With 512 keys, one in eight shares its place with another. */
    private static final int MOST = 4096;

    private static final int MOST_OF_OTHERS = 16;

    /** To write a reference costs a fence, so where answers take turns in one place, not each of them takes it. */
    private static final int MISSES_IN_TURN = 16;

    private final int stripe;
    private final boolean shared;

    /** The length is a power of two. */
    private @Nullable AnswerCount[] places = new @Nullable AnswerCount[1];

    private int misses;

    RecentAnswers(int stripe) {
        this.stripe = stripe;
        this.shared = Stripes.isShared(stripe);
    }

    /** This thread's count of an answer. */
    AnswerCount count(
            AnswerTable table,
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        @Nullable AnswerCount[] present = places;
        int hash = key == null ? 0 : key.hashCode();
        hash ^= hash >>> 16;
        // An array's own length, so that the compiler knows that the place is within.
        AnswerCount known = present[hash & present.length - 1];
        return known != null && known.isOf(table, key, mode, path, implementation, failure)
                ? known
                : lookUp(hash, table, key, mode, path, implementation, failure);
    }

    private AnswerCount lookUp(
            int hash,
            AnswerTable table,
            @Nullable String key,
            String mode,
            String path,
            @Nullable Class<?> implementation,
            @Nullable Class<?> failure) {
        AnswerRow row = table.row(key, mode, path, implementation, failure);
        AnswerCount count = row.count(stripe, shared);
        @Nullable AnswerCount[] present = places;
        int at = hash & present.length - 1;
        if (present[at] == null) {
            present[at] = count;
        } else if (++misses % MISSES_IN_TURN == 0) {
            if (misses > 4 * present.length && present.length < (shared ? MOST_OF_OTHERS : MOST)) {
                misses = 0;
                present = new @Nullable AnswerCount[4 * present.length];
                places = present;
                at = hash & present.length - 1;
            }
            present[at] = count;
        }
        return count;
    }
}
