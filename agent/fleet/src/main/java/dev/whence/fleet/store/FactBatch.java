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
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Facts that come into a store at once, or not at all. */
public final class FactBatch implements FactSink, Closeable {
    static final String FORM = "(format parquet, compression zstd, partition_by (day, kind), overwrite_or_ignore)";

    /** Rows in memory are some 200 bytes each. */
    private static final int MOST_ROWS = 50_000;

    /** What is the same of all rows of a chunk: kept once a chunk. */
    private static final List<Column> OF_CHUNK = List.of(
            Column.SERVICE,
            Column.SERVICE_VERSION,
            Column.HOST,
            Column.INSTANCE,
            Column.JDK,
            Column.CHUNK,
            Column.SCHEMA);

    private static final List<Column> OF_ROW = Arrays.stream(Column.values())
            .filter(column -> column != Column.DAY && !OF_CHUNK.contains(column))
            .toList();

    private final DuckDBConnection connection;
    private final Path hidden;
    private final Path visible;
    private final DuckDBAppender chunks;
    private final DuckDBAppender rows;
    private @Nullable Object chunk;
    private int chunkNumber;
    private int count;
    private boolean open = true;

    FactBatch(DuckDBConnection connection, Path hidden, Path visible) throws IOException {
        this.connection = connection;
        this.hidden = hidden;
        this.visible = visible;
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temp table batch_chunk (number integer, " + typed(OF_CHUNK) + ")");
            statement.execute("create or replace temp table batch_row (number integer, " + typed(OF_ROW) + ")");
            chunks = connection.createAppender("batch_chunk");
            rows = connection.createAppender("batch_row");
        } catch (SQLException e) {
            throw FactStore.failure("a batch cannot begin", e);
        }
    }

    @Override
    public void accept(Fact fact) throws IOException {
        if (!open) {
            throw new IllegalStateException("The batch is committed");
        }
        try {
            if (!Objects.equals(chunk, fact.get(Column.CHUNK))) {
                chunk = fact.get(Column.CHUNK);
                append(chunks, ++chunkNumber, fact, OF_CHUNK);
            }
            append(rows, chunkNumber, fact, OF_ROW);
            count++;
        } catch (SQLException e) {
            throw FactStore.failure("facts cannot be kept", e);
        }
    }

    private static void append(DuckDBAppender to, int number, Fact fact, List<Column> columns) throws SQLException {
        to.beginRow();
        to.append(number);
        for (Column column : columns) {
            Object value = fact.get(column);
            if (value instanceof String text) {
                to.append(text);
            } else if (value instanceof Long amount) {
                to.append(amount.longValue());
            } else if (value instanceof Boolean flag) {
                to.append(flag.booleanValue());
            } else {
                to.appendNull();
            }
        }
        to.endRow();
    }

    /** Whether it is time to commit it and begin another. */
    public boolean isFull() {
        return count >= MOST_ROWS;
    }

    /** Writes it, and makes it visible. */
    public void commit() throws IOException {
        if (count == 0) {
            return;
        }
        end();
        String columns = Arrays.stream(Column.values())
                .map(column -> column == Column.DAY ? "substr(hour, 1, 10) as day" : column.text())
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("copy (select " + columns + " from batch_row join batch_chunk using (number)) to '"
                    + hidden + "' " + FORM);
        } catch (SQLException e) {
            throw FactStore.failure("facts cannot be written", e);
        }
        Files.move(hidden, visible);
        count = 0;
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        end();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists batch_chunk");
            statement.execute("drop table if exists batch_row");
        } catch (SQLException e) {
            throw FactStore.failure("a batch cannot end", e);
        } finally {
            FactStore.delete(hidden);
        }
    }

    private void end() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        try {
            chunks.close();
            rows.close();
        } catch (SQLException e) {
            throw FactStore.failure("a batch cannot end", e);
        }
    }

    private static String typed(List<Column> columns) {
        return columns.stream()
                .map(column -> column.text() + " " + type(column))
                .collect(Collectors.joining(", "));
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "varchar";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
        };
    }
}
