package dev.whence.fleet.spark;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.Facts;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The facts of a store, asked by Spark. */
public final class SparkFacts implements Facts {
    private final SparkSession spark;

    private SparkFacts(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Opens a store.
     *
     * @param where a condition of SQL; null for all facts
     * @throws IOException if there is no store, or nothing in it, or Spark does not start
     */
    public static SparkFacts open(String store, @Nullable String where) throws IOException {
        SparkSession spark;
        try {
            spark = Sessions.begin();
        } catch (RuntimeException e) {
            throw new IOException(Sessions.line(e), e);
        }
        boolean opened = false;
        try (SparkStore in = SparkStore.open(spark, store, false)) {
            if (in.isEmpty()) {
                throw new IOException(store + ": the store is empty; 'ingest' fills it");
            }
            Dataset<Row> facts = where == null ? in.facts() : in.facts().where(where);
            facts.createOrReplaceTempView("facts");
            opened = true;
            return new SparkFacts(spark);
        } finally {
            if (!opened) {
                spark.stop();
            }
        }
    }

    @Override
    public Answer answer(String sql, int top) throws SQLException {
        try {
            Dataset<Row> found = spark.sql(sql);
            List<Row> rows = top == Integer.MAX_VALUE
                    ? found.collectAsList()
                    : found.limit(top + 1).collectAsList();
            List<List<@Nullable Object>> values = new ArrayList<>();
            for (Row row : rows.subList(0, Math.min(rows.size(), top))) {
                List<@Nullable Object> line = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    line.add(row.get(i));
                }
                values.add(line);
            }
            return new Answer(Arrays.asList(found.columns()), values, rows.size() > top);
        } catch (Exception e) {
            throw new SQLException(Sessions.line(e), e);
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
