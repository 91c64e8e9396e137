package dev.whence.fleet.command;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.Selection;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

    /** A query that writes would write anywhere on the machine, over whatever is there. */
    @Override
    public void check(String sql) throws SQLException {
        String parsed = "select coalesce(json_extract_string(tree, '$.error_message'), ''),"
                + " json_array_length(json_extract(tree, '$.statements')) from (select json_serialize_sql(cast(? as varchar)) as tree)";
        try (PreparedStatement statement = connection.prepareStatement(parsed)) {
            statement.setString(1, sql);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                String error = found.getString(1);
                if (error.startsWith("Only SELECT")) {
                    throw new SQLException("it is no select, and nothing else is run");
                }
                if (error.isEmpty() && found.getInt(2) != 1) {
                    throw new SQLException("it is " + found.getInt(2) + " queries, and one is run");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
