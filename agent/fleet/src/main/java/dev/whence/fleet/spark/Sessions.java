package dev.whence.fleet.spark;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Begins and ends the use of Spark. */
final class Sessions {
    /** What is set where {@code spark-submit} starts a program. */
    private static final String MASTER = "spark.master";

    private Sessions() {}

    /** What is done with Spark. */
    interface Work<T> {
        T with(SparkSession spark) throws IOException;
    }

    /** Spark as {@code spark-submit} has set it up; without that, in this process. */
    static SparkSession begin() {
        SparkSession.Builder builder = SparkSession.builder()
                // Days and identifiers of batches stay texts.
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", false)
                .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        if (System.getProperty(MASTER) == null) {
            builder.master("local[*]").appName("whence-fleet").config("spark.ui.enabled", false);
        }
        return builder.getOrCreate();
    }

    /**
     * Does something with Spark, and ends it.
     *
     * @throws IOException if it fails, with what went wrong in one line
     */
    static <T> T use(Work<T> work) throws IOException {
        try {
            SparkSession spark = begin();
            try {
                return work.with(spark);
            } finally {
                spark.stop();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(line(e), e);
        }
    }

    /** What went wrong, from where it did. */
    static String line(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        return cause instanceof IOException || message.startsWith("[")
                ? first
                : cause.getClass().getSimpleName() + ": " + first;
    }
}
