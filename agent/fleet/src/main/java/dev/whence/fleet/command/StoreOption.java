package dev.whence.fleet.command;

import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.Selection;
import dev.whence.fleet.spark.SparkFacts;
import dev.whence.fleet.store.FactStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the facts are, and who reads and writes them. */
final class StoreOption {
    /** Where it is started by {@code spark-submit}, this is set. */
    private static final String MASTER = "spark.master";

    /** What reads and writes a store. */
    enum Engine {
        duckdb,
        spark
    }

    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description = "The folder of the facts; on Spark also an address such as s3a://BUCKET/FOLDER.")
    String store = "";

    @Option(
            names = "--engine",
            description =
                    "${COMPLETION-CANDIDATES}: DuckDB in this process, or Spark (default: spark where spark-submit"
                            + " starts this, else duckdb).")
    private @Nullable Engine engine;

    static boolean isSubmitted() {
        return System.getProperty(MASTER) != null;
    }

    /** @throws IOException if Spark is wanted and not here */
    boolean onSpark() throws IOException {
        if (engine == null ? !isSubmitted() : engine == Engine.duckdb) {
            return false;
        }
        try {
            Class.forName("org.apache.spark.sql.SparkSession", false, StoreOption.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "--engine spark: Spark is not here; 'spark-submit whence-fleet.jar ...' brings it", e);
        }
    }

    /** @throws IOException if the store is no folder of this machine */
    Path folder() throws IOException {
        return local(store);
    }

    /** @throws IOException if it is an address, which only Spark can read */
    static Path local(String path) throws IOException {
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw new IOException(path + ": only Spark reads from there (--engine spark)");
        }
        return Path.of(path);
    }

    /** Opens the store for questions. */
    Facts facts(Selection selection) throws IOException {
        return onSpark()
                ? SparkFacts.open(store, selection)
                : EmbeddedFacts.open(FactStore.open(folder(), false), selection);
    }
}
