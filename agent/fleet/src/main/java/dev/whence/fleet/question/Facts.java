package dev.whence.fleet.question;

import java.io.Closeable;
import java.sql.SQLException;

/** The facts of a store, as an engine sees them. */
public interface Facts extends Closeable {
    /**
     * Runs a query over the view {@code facts}.
     *
     * @param top the most rows
     * @throws SQLException if the engine cannot run it
     */
    Answer answer(String sql, int top) throws SQLException;
}
