package trend.portfolio.app.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.Returns;

/**
 * Reads monthly returns from CSV: a column {@code Date} ({@code YYYY-MM-DD} or {@code YYYY-MM}, ascending, a row per
 * month) and a column of fractions for each fund, benchmark or rate. An empty cell is a gap.
 */
public final class ReturnsFile {

    private static final String DATE = "Date";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private final String source;
    private final List<String> header;
    private final int dateColumn;
    private final List<Month> months = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    private ReturnsFile(String source, List<String> header) {
        this.source = source;
        this.header = header;
        this.dateColumn = header.indexOf(DATE);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it cannot be read, naming line and column of what is wrong
     */
    public static Returns read(Path file) {
        return parse(file.toString(), InputText.of(file));
    }

    /** Reads a text; the source is the name by which a person knows it. */
    public static Returns parse(String source, String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser lines = CSVParser.parse(text, format)) {
            var records = lines.iterator();
            if (!records.hasNext()) {
                throw new InvalidInputException(source + ": is empty");
            }
            ReturnsFile file = new ReturnsFile(source, records.next().toList());
            file.checkHeader();
            while (records.hasNext()) {
                CSVRecord line = records.next();
                file.add(line, lines.getCurrentLineNumber());
            }
            return file.table();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(source + ": is not CSV (" + e.getMessage() + ")", e);
        }
    }

    private void checkHeader() {
        if (dateColumn < 0) {
            throw new InvalidInputException(source + ", line 1: there is no column '" + DATE + "'");
        }
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column);
            if (name.isEmpty()) {
                throw new InvalidInputException(source + ", line 1, column " + (column + 1) + ": has no name");
            }
            if (!seen.add(name)) {
                throw new InvalidInputException(
                        source + ", line 1, column " + (column + 1) + ": '" + name + "' is there twice");
            }
        }
    }

    private void add(CSVRecord line, long lineNumber) {
        if (line.size() != header.size()) {
            throw new InvalidInputException(source + ", line " + lineNumber + ": has " + line.size() + " values for "
                    + header.size() + " columns");
        }
        months.add(month(line.get(dateColumn), lineNumber));
        double[] row = new double[header.size()];
        for (int column = 0; column < row.length; column++) {
            row[column] = column == dateColumn ? 0 : number(line.get(column), lineNumber, column);
        }
        rows.add(row);
    }

    private Month month(String text, long lineNumber) {
        Month month;
        try {
            if (text.length() == "YYYY-MM".length()) {
                month = Month.parse(text);
            } else {
                LocalDate day = LocalDate.parse(text);
                month = Month.of(day.getYear(), day.getMonthValue());
            }
        } catch (DateTimeParseException | InvalidInputException e) {
            throw wrong(lineNumber, dateColumn, "'" + text + "' is not a date (YYYY-MM-DD)", e);
        }
        if (!months.isEmpty()) {
            Month before = months.get(months.size() - 1);
            if (month.equals(before)) {
                throw wrong(lineNumber, dateColumn, "there is a second row for " + month, null);
            }
            if (month.isBefore(before)) {
                throw wrong(lineNumber, dateColumn, month + " comes after " + before + "; rows must ascend", null);
            }
        }
        return month;
    }

    private double number(String text, long lineNumber, int column) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw wrong(lineNumber, column, "'" + text + "' is not a number", null);
        }
        return value;
    }

    private Returns table() {
        if (rows.isEmpty()) {
            throw new InvalidInputException(source + ": has no row of returns");
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            if (column != dateColumn) {
                int index = column;
                columns.put(
                        header.get(column),
                        rows.stream().mapToDouble(row -> row[index]).toArray());
            }
        }
        return new Returns(months, columns);
    }

    private InvalidInputException wrong(long lineNumber, int column, String what, @Nullable Throwable cause) {
        String message =
                source + ", line " + lineNumber + ", column " + (column + 1) + " (" + header.get(column) + "): " + what;
        return new InvalidInputException(message, cause);
    }
}
