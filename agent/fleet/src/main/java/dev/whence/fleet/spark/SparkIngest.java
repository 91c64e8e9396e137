package dev.whence.fleet.spark;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.extract.DamagedFile;
import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Kind;
import dev.whence.fleet.store.IngestCount;
import dev.whence.fleet.store.KnownChunks;
import dev.whence.recording.ChunkInfo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Takes recordings into a store on a cluster: files are listed, the headers of their chunks read, chunks that are the same told
 * apart, and those that are new packed into tasks.
 */
public final class SparkIngest {
    /** How many bytes of recordings a task extracts. */
    private static final String SPLIT = "spark.whence.split";

    private static final String DEFAULT_SPLIT = "64m";

    /** Of so many files one task reads the headers. */
    private static final int FILES_OF_A_TASK = 100;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Broadcast<SerializableConfiguration> configuration;
    private final SparkStore store;
    private final Consumer<String> complaints;

    private SparkIngest(SparkSession spark, SparkStore store, Consumer<String> complaints) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.configuration = context.broadcast(
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
        this.store = store;
        this.complaints = complaints;
    }

    /**
     * Takes recordings into a store.
     *
     * @param paths files, or folders: all {@code .jfr} files below
     * @param withKeys whether keys come along
     * @param complaints takes a line for each file or chunk that is not whole
     * @throws IOException if a path or the store cannot be read, or the store cannot be written to
     */
    public static IngestCount ingest(List<String> paths, String store, boolean withKeys, Consumer<String> complaints)
            throws IOException {
        return Sessions.use(spark -> {
            List<RecordingFile> files = list(paths, spark.sparkContext().hadoopConfiguration());
            try (SparkStore opened = SparkStore.open(spark, store, true)) {
                return new SparkIngest(spark, opened, complaints).take(files, withKeys);
            }
        });
    }

    /** Folds all batches of a store into one, and says how many there were. */
    public static int compact(String store) throws IOException {
        return Sessions.use(spark -> {
            SparkStore.open(spark, store, false).close();
            try (SparkStore opened = SparkStore.open(spark, store, true)) {
                return opened.compact();
            }
        });
    }

    private IngestCount take(List<RecordingFile> files, boolean withKeys) throws IOException {
        if (files.isEmpty()) {
            return new IngestCount(0, 0, 0, 0, 0);
        }
        int tasks = Math.max(files.size() / FILES_OF_A_TASK, Math.min(files.size(), context.defaultParallelism()));
        JavaRDD<Piece> found = context.parallelize(files, tasks)
                .mapPartitions(new FindPieces(configuration))
                .cache();
        List<Piece> incomplete =
                new ArrayList<>(found.filter(piece -> !piece.isChunk()).collect());
        incomplete.sort(Piece.ORDER);
        incomplete.forEach(piece -> complaints.accept(piece.file().name() + ": " + piece.complaint()));
        long chunks = found.count() - incomplete.size();

        List<Piece> fresh = new ArrayList<>(found.filter(piece -> !piece.live())
                .mapToPair(piece -> new Tuple2<>(piece.header(), piece))
                .cogroup(known())
                .flatMap(new NewPieces(configuration))
                .collect());
        fresh.sort(Piece.ORDER);
        long added = fresh.stream().filter(Piece::isChunk).count();
        long live = incomplete.stream().filter(Piece::live).count();
        long damaged = incomplete.size() - live + (fresh.isEmpty() ? 0 : extract(fresh, withKeys));
        return new IngestCount(files.size(), added, chunks - added, damaged, live);
    }

    /** What is in the store, by the headers of chunks. */
    private JavaPairRDD<String, Row> known() throws IOException {
        if (store.isEmpty()) {
            return context.<Tuple2<String, Row>>emptyRDD().mapToPair(none -> none);
        }
        return store.facts()
                .where(Column.KIND.text() + " = '" + Kind.RECORDING.text() + "'")
                .select(Column.CHUNK.text(), Column.FILE.text(), Column.INSTANCE.text(), Column.COMPLETE.text())
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(header(row.getString(0)), row));
    }

    private static String header(String identity) {
        ChunkInfo chunk = KnownChunks.chunk(identity);
        return chunk == null ? identity : ChunkExtraction.header(chunk);
    }

    /**
     * Writes the facts of pieces as a batch.
     *
     * @return how many of them are damaged inside, of which it complains
     */
    private int extract(List<Piece> pieces, boolean withKeys) throws IOException {
        long most = spark.sparkContext().conf().getSizeAsBytes(SPLIT, DEFAULT_SPLIT);
        List<ArrayList<Piece>> splits = Splits.pack(pieces, piece -> piece.isChunk() ? piece.size() : 0, most);
        JavaRDD<Row> rows =
                context.parallelize(splits, splits.size()).flatMap(new ExtractFacts(configuration, withKeys));
        Dataset<Row> batch = store.commit(spark.createDataFrame(rows, FactRows.schema()));
        List<Row> damaged = batch.where(Column.KIND.text() + " = '" + Kind.RECORDING.text() + "' and not "
                        + Column.COMPLETE.text() + " and not startswith(" + Column.CHUNK.text() + ", '"
                        + DamagedFile.PREFIX + "')")
                .select(Column.FILE.text(), Column.COMPLAINT.text())
                .orderBy(Column.FILE.text(), Column.CHUNK.text())
                .collectAsList();
        damaged.forEach(row -> complaints.accept(row.getString(0) + ": " + row.getString(1)));
        return damaged.size();
    }

    private static List<RecordingFile> list(List<String> paths, Configuration configuration) throws IOException {
        List<RecordingFile> files = new ArrayList<>();
        for (String path : paths) {
            Path given = new Path(path);
            FileSystem system = given.getFileSystem(configuration);
            FileStatus status;
            try {
                status = system.getFileStatus(given);
            } catch (FileNotFoundException e) {
                throw new IOException(path + ": there is no such file or folder", e);
            }
            for (FileStatus each : status.isDirectory() ? below(system, given) : List.of(status)) {
                files.add(RecordingFile.of(files.size(), each));
            }
        }
        return files;
    }

    private static List<FileStatus> below(FileSystem system, Path folder) throws IOException {
        List<FileStatus> recordings = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
        while (all.hasNext()) {
            FileStatus file = all.next();
            if (file.getPath().getName().endsWith(".jfr")) {
                recordings.add(file);
            }
        }
        recordings.sort(Comparator.comparing(FileStatus::getPath));
        return recordings;
    }
}
