package dev.whence.fleet.spark;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.store.FactStore;
import dev.whence.fleet.store.StoreNames;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A store in a file system of Hadoop: the same folders and files as those of the embedded engine. */
final class SparkStore implements Closeable {
    private final SparkSession spark;
    private final FileSystem files;
    private final Path folder;
    private final Closeable lock;

    private SparkStore(SparkSession spark, FileSystem files, Path folder, Closeable lock) {
        this.spark = spark;
        this.files = files;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a store.
     *
     * @param write whether something will be written: then it is made where it is missing, and nobody else may write
     * @throws IOException if it is missing, or is no folder, or another process writes to it
     */
    static SparkStore open(SparkSession spark, String store, boolean write) throws IOException {
        StoreNames.check(store);
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        Path given = new Path(store);
        FileSystem files = given.getFileSystem(configuration);
        Path folder = files.makeQualified(given);
        if (write) {
            files.mkdirs(folder);
        } else if (!files.exists(folder) || !files.getFileStatus(folder).isDirectory()) {
            throw new IOException(store + ": there is no such store");
        }
        SparkStore opened = new SparkStore(spark, files, folder, write ? lock(files, folder, store) : () -> {});
        if (write) {
            opened.recover();
        }
        return opened;
    }

    /** All facts. */
    Dataset<Row> facts() {
        return read(folder);
    }

    boolean isEmpty() throws IOException {
        return named(StoreNames.BATCH).isEmpty();
    }

    /**
     * Writes a batch, and makes it visible.
     *
     * @return its facts, as they were written
     */
    Dataset<Row> commit(Dataset<Row> facts) throws IOException {
        String hidden = StoreNames.fresh(StoreNames.INCOMING);
        Path incoming = new Path(folder, hidden);
        write(facts, incoming);
        Path batch = new Path(folder, StoreNames.visible(hidden, StoreNames.INCOMING));
        rename(incoming, batch);
        return read(batch);
    }

    /**
     * Folds all batches into one.
     *
     * @return how many there were
     */
    int compact() throws IOException {
        List<String> batches = named(StoreNames.BATCH);
        if (batches.size() < 2) {
            return batches.size();
        }
        Path hidden = new Path(folder, StoreNames.fresh(StoreNames.COMPACTED));
        write(facts().drop("batch"), hidden);
        try (Writer names = new OutputStreamWriter(
                files.create(new Path(hidden, StoreNames.REPLACED), false), StandardCharsets.UTF_8)) {
            for (String batch : batches) {
                names.write(batch + "\n");
            }
        }
        finish(hidden);
        return batches.size();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Dataset<Row> read(Path below) {
        return spark.read()
                .schema(FactRows.stored())
                .option("basePath", folder.toString())
                .parquet(below.toString());
    }

    /** Few and large files: without a rebalance, each task would leave one for each day and kind. */
    private void write(Dataset<Row> facts, Path hidden) throws IOException {
        boolean written = false;
        try {
            facts.select(Arrays.stream(Column.values())
                            .map(column -> functions.col(column.text()))
                            .toArray(org.apache.spark.sql.Column[]::new))
                    .hint("rebalance", functions.col(Column.DAY.text()), functions.col(Column.KIND.text()))
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .option("compression", "zstd")
                    .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
                    .partitionBy(Column.DAY.text(), Column.KIND.text())
                    .parquet(hidden.toString());
            written = true;
        } finally {
            if (!written) {
                files.delete(hidden, true);
            }
        }
    }

    private List<String> named(String prefix) throws IOException {
        return Stream.of(files.listStatus(folder))
                .filter(FileStatus::isDirectory)
                .map(entry -> entry.getPath().getName())
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /**
     * Ends what a process before this one began. An object store renames by copying: where it was interrupted, there is a part
     * of the batch, and it goes with the hidden one.
     */
    private void recover() throws IOException {
        for (String hidden : named(StoreNames.INCOMING)) {
            files.delete(new Path(folder, StoreNames.visible(hidden, StoreNames.INCOMING)), true);
            files.delete(new Path(folder, hidden), true);
        }
        for (String hidden : named(StoreNames.COMPACTED)) {
            Path compacted = new Path(folder, hidden);
            if (files.exists(new Path(compacted, StoreNames.REPLACED))) {
                finish(compacted);
            } else {
                files.delete(compacted, true);
            }
        }
    }

    private void finish(Path compacted) throws IOException {
        try (BufferedReader names = new BufferedReader(
                new InputStreamReader(files.open(new Path(compacted, StoreNames.REPLACED)), StandardCharsets.UTF_8))) {
            for (String replaced : names.lines().toList()) {
                if (StoreNames.isBatch(replaced)) {
                    files.delete(new Path(folder, replaced), true);
                }
            }
        }
        rename(compacted, new Path(folder, StoreNames.visible(compacted.getName(), StoreNames.COMPACTED)));
    }

    private void rename(Path hidden, Path visible) throws IOException {
        if (!files.rename(hidden, visible)) {
            throw new IOException(hidden + ": it cannot be renamed to " + visible.getName());
        }
    }

    /** In a folder of the machine the embedded engine's lock; elsewhere a file, which stays if this process is killed. */
    private static Closeable lock(FileSystem files, Path folder, String store) throws IOException {
        if (folder.toUri().getScheme().equals("file")) {
            return FactStore.lock(new File(folder.toUri()).toPath());
        }
        Path file = new Path(folder, StoreNames.LOCK);
        try (Writer owner = new OutputStreamWriter(files.create(file, false), StandardCharsets.UTF_8)) {
            owner.write(InetAddress.getLocalHost().getHostName() + " " + Instant.now() + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    StoreNames.locked(store).getMessage() + "; if nobody does any more, delete " + file, e);
        }
        return () -> files.delete(file, false);
    }
}
