package dev.whence.fleet.question;

import java.io.Closeable;
import java.sql.SQLException;

/** The facts of a store, as an engine sees them. */
public interface Facts extends Closeable {
    /**
     * Refuses what is not one query that only reads.
     *
     * @throws SQLException if it is anything else
     */
    void check(String sql) throws SQLException;

    /**
     * Runs a query over the view {@code facts}.
     *
     * @param top the most rows
     * @throws SQLException if the engine cannot run it
     */
    Answer answer(String sql, int top) throws SQLException;
}
