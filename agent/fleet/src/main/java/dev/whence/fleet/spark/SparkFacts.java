package dev.whence.fleet.spark;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.Facts;
import dev.whence.fleet.question.Selection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
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
     * @throws IOException if there is no store, or nothing in it, or Spark does not start
     */
    public static SparkFacts open(String store, Selection selection) throws IOException {
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
            selected(in.facts(), selection).createOrReplaceTempView("facts");
            opened = true;
            return new SparkFacts(spark);
        } finally {
            if (!opened) {
                spark.stop();
            }
        }
    }

    private static Dataset<Row> selected(Dataset<Row> facts, Selection selection) {
        Dataset<Row> selected = facts;
        if (selection.service() != null) {
            selected = selected.where(functions.col(Column.SERVICE.text()).equalTo(selection.service()));
        }
        if (selection.fromHour() != null) {
            selected = selected.where(functions.col(Column.HOUR.text()).geq(selection.fromHour()));
        }
        return selected;
    }

    /** Within brackets only what reads can stand, and Spark parses one statement; explaining it runs nothing. */
    @Override
    public void check(String sql) throws SQLException {
        try {
            spark.sql("explain select * from (\n" + sql.strip().replaceFirst(";$", "") + "\n)");
        } catch (Exception e) {
            throw new SQLException(Sessions.line(e), e);
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
