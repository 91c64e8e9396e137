package dev.whence.fleet.store;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.FactSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Facts that come into a store at once, or not at all. */
public final class FactBatch implements FactSink, Closeable {
    static final String FORM = "(format parquet, compression zstd, partition_by (day, kind), overwrite_or_ignore)";

    /** Rows in memory are some 300 bytes each. */
    private static final int MOST_ROWS = 100_000;

    private final DuckDBConnection connection;
    private final Path hidden;
    private final Path visible;
    private @Nullable DuckDBAppender appender;
    private int rows;

    FactBatch(DuckDBConnection connection, Path hidden, Path visible) throws IOException {
        this.connection = connection;
        this.hidden = hidden;
        this.visible = visible;
        String columns = Arrays.stream(Column.values())
                .map(column -> column.text() + " " + type(column))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temp table batch (" + columns + ")");
            appender = connection.createAppender("batch");
        } catch (SQLException e) {
            throw FactStore.failure("a batch cannot begin", e);
        }
    }

    @Override
    public void accept(Fact fact) throws IOException {
        try {
            DuckDBAppender row = appender();
            row.beginRow();
            for (Column column : Column.values()) {
                Object value = fact.get(column);
                if (value instanceof String text) {
                    row.append(text);
                } else if (value instanceof Long number) {
                    row.append(number.longValue());
                } else if (value instanceof Boolean flag) {
                    row.append(flag.booleanValue());
                } else {
                    row.appendNull();
                }
            }
            row.endRow();
            rows++;
        } catch (SQLException e) {
            throw FactStore.failure("facts cannot be kept", e);
        }
    }

    /** Whether it is time to commit it and begin another. */
    public boolean isFull() {
        return rows >= MOST_ROWS;
    }

    /** Writes it, and makes it visible. */
    public void commit() throws IOException {
        if (rows == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            appender().close();
            appender = null;
            statement.execute("copy batch to '" + hidden + "' " + FORM);
        } catch (SQLException e) {
            throw FactStore.failure("facts cannot be written", e);
        }
        Files.move(hidden, visible);
        rows = 0;
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        try (Statement statement = connection.createStatement()) {
            if (appender != null) {
                appender.close();
                appender = null;
            }
            statement.execute("drop table if exists batch");
        } catch (SQLException e) {
            throw FactStore.failure("a batch cannot end", e);
        } finally {
            FactStore.delete(hidden);
        }
    }

    private DuckDBAppender appender() {
        if (appender == null) {
            throw new IllegalStateException("The batch is committed");
        }
        return appender;
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "varchar";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
        };
    }
}
