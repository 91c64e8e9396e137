package dev.whence.fleet.spark;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Facts as rows of Spark. */
final class FactRows {
    private FactRows() {}

    /** What is written. */
    static StructType schema() {
        StructType schema = new StructType();
        for (Column column : Column.values()) {
            schema = schema.add(column.text(), type(column));
        }
        return schema;
    }

    /** What is read: files of an older list of columns have nothing in the others. */
    static StructType stored() {
        return schema().add("batch", DataTypes.StringType);
    }

    static Row row(Fact fact) {
        return RowFactory.create(Arrays.stream(Column.values()).map(fact::get).toArray());
    }

    private static DataType type(Column column) {
        return switch (column.type()) {
            case TEXT -> DataTypes.StringType;
            case NUMBER -> DataTypes.LongType;
            case FLAG -> DataTypes.BooleanType;
        };
    }
}
