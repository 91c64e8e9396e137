package dev.whence.fleet.question;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a query found.
 *
 * @param columns their names
 * @param rows numbers, flags and texts, or null where there is nothing
 * @param more whether there were more than wanted
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows, boolean more) {
    /**
     * Runs a query.
     *
     * @param top the most rows
     */
    public static Answer of(Connection connection, String sql, int top) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData about = found.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnLabel(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            boolean more = false;
            while (found.next()) {
                if (rows.size() == top) {
                    more = true;
                    break;
                }
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
            return new Answer(columns, rows, more);
        }
    }
}
