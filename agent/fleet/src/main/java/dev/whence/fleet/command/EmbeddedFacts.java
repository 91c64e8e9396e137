package dev.whence.fleet.command;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.Selection;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The facts of a store, asked by the engine in this process.
 *
 * @param connection what runs queries
 */
record EmbeddedFacts(FactStore store, Connection connection) implements Facts {
    static EmbeddedFacts open(FactStore store, Selection selection) throws IOException {
        boolean opened = false;
        try {
            EmbeddedFacts facts = new EmbeddedFacts(store, store.facts(selection.sql()));
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
