package dev.whence.fleet.store;

import dev.whence.fleet.fact.Column;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A folder of Parquet files: {@code batch=ID/day=DAY/kind=KIND/*.parquet}.
 *
 * <p>A batch is written under a hidden name and renamed when it is complete, so that a reader, and whoever comes after a
 * failure, sees all of it or nothing. What is hidden is of no engine's concern.
 */
public final class FactStore implements Closeable {
    private final Path folder;
    private final DuckDBConnection connection;
    private final @Nullable FileChannel lock;

    private FactStore(Path folder, DuckDBConnection connection, @Nullable FileChannel lock) {
        this.folder = folder;
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * Opens a store.
     *
     * @param write whether something will be written: then it is made where it is missing, and nobody else may write
     * @throws IOException if it is missing, or is no folder, or another process writes to it, or the engine does not start
     */
    public static FactStore open(Path folder, boolean write) throws IOException {
        StoreNames.check(folder.toString());
        if (write) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new IOException(folder + ": it is a file, and a store is a folder");
            }
            Files.createDirectories(folder);
        } else if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no such store");
        }
        FileChannel lock = write ? lock(folder) : null;
        try {
            Properties settings = new Properties();
            // Each thread that writes has a row group of each partition in memory.
            settings.setProperty("threads", write ? "1" : "2");
            settings.setProperty("memory_limit", "256MB");
            settings.setProperty("preserve_insertion_order", "false");
            settings.setProperty(
                    "temp_directory",
                    Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "whence-fleet-" + ProcessHandle.current().pid())
                            .toString());
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
            FactStore store = new FactStore(folder, connection, lock);
            if (write) {
                store.recover();
            }
            return store;
        } catch (SQLException e) {
            throw failure("the engine does not start", e);
        }
    }

    /**
     * Holds a store against others that write. The lock goes with the process, however it ends.
     *
     * @throws IOException if somebody else writes
     */
    public static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(StoreNames.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it.
        }
        channel.close();
        throw StoreNames.locked(folder.toString());
    }

    /** Begins a batch. */
    public FactBatch batch() throws IOException {
        String hidden = StoreNames.fresh(StoreNames.INCOMING);
        return new FactBatch(
                connection, folder.resolve(hidden), folder.resolve(StoreNames.visible(hidden, StoreNames.INCOMING)));
    }

    /** The chunks, and the files without one, that are in the store. */
    KnownChunks chunks() throws IOException {
        KnownChunks known = new KnownChunks();
        if (isEmpty()) {
            return known;
        }
        String query = "select chunk, file, instance, complete from " + files("*", "recording");
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                known.add(found.getString(1), found.getString(2), found.getString(3), found.getBoolean(4));
            }
        } catch (SQLException e) {
            throw failure(folder.toString(), e);
        }
        return known;
    }

    /**
     * Makes the view {@code facts}.
     *
     * @param where a condition of SQL; null for all facts
     * @return what runs queries
     * @throws IOException if nothing is in the store
     */
    public Connection facts(@Nullable String where) throws IOException {
        if (isEmpty()) {
            throw new IOException(folder + ": the store is empty; 'ingest' fills it");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace view facts as select * from " + files("*", "*")
                    + (where == null ? "" : " where " + where));
            return connection;
        } catch (SQLException e) {
            throw failure(folder.toString(), e);
        }
    }

    /**
     * Folds all batches into one.
     *
     * @return how many there were
     */
    public int compact() throws IOException {
        List<Path> batches = batches();
        if (batches.size() < 2) {
            return batches.size();
        }
        Path hidden = folder.resolve(StoreNames.fresh(StoreNames.COMPACTED));
        try (Statement statement = connection.createStatement()) {
            String columns = Arrays.stream(Column.values()).map(Column::text).collect(Collectors.joining(", "));
            statement.execute(
                    "copy (select " + columns + " from " + files("*", "*") + ") to '" + hidden + "' " + FactBatch.FORM);
        } catch (SQLException e) {
            delete(hidden);
            throw failure(folder.toString(), e);
        }
        Files.write(
                hidden.resolve(StoreNames.REPLACED),
                batches.stream().map(batch -> batch.getFileName().toString()).toList());
        finish(hidden);
        return batches.size();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(folder.toString(), e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** One line of what an engine says. */
    public static IOException failure(String what, SQLException e) {
        List<String> lines = String.valueOf(e.getMessage()).lines().toList();
        // Of what fails while it runs, the second line is the cause.
        String message = lines.size() > 1 && lines.get(1).startsWith("Error: ")
                ? lines.get(1).substring("Error: ".length())
                : lines.isEmpty() ? "" : lines.get(0);
        return new IOException(what + ": " + message, e);
    }

    private String files(String day, String kind) {
        return "read_parquet('" + folder + "/" + StoreNames.BATCH + "*/day=" + day + "/kind=" + kind
                + "/*.parquet', hive_partitioning = true, hive_types_autocast = false, union_by_name = true)";
    }

    private boolean isEmpty() throws IOException {
        return batches().isEmpty();
    }

    private List<Path> batches() throws IOException {
        return named(StoreNames.BATCH);
    }

    private List<Path> named(String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** Ends what a process before this one began: what is incomplete goes, a compacted batch takes its place. */
    private void recover() throws IOException {
        for (Path hidden : named(StoreNames.INCOMING)) {
            delete(hidden);
        }
        for (Path hidden : named(StoreNames.COMPACTED)) {
            if (Files.exists(hidden.resolve(StoreNames.REPLACED))) {
                finish(hidden);
            } else {
                delete(hidden);
            }
        }
    }

    private void finish(Path compacted) throws IOException {
        for (String replaced : Files.readAllLines(compacted.resolve(StoreNames.REPLACED))) {
            if (StoreNames.isBatch(replaced)) {
                delete(folder.resolve(replaced));
            }
        }
        Files.move(
                compacted,
                folder.resolve(StoreNames.visible(compacted.getFileName().toString(), StoreNames.COMPACTED)));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
