package dev.whence.fleet.command;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a store, asked by the engine in this process.
 *
 * @param connection what runs queries
 */
record EmbeddedFacts(FactStore store, Connection connection) implements Facts {
    /** @param where a condition of SQL; null for all facts */
    static EmbeddedFacts open(FactStore store, @Nullable String where) throws IOException {
        boolean opened = false;
        try {
            EmbeddedFacts facts = new EmbeddedFacts(store, store.facts(where));
            opened = true;
            return facts;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    @Override
    public Answer answer(String sql, int top) throws SQLException {
        return Answer.of(connection, sql, top);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
