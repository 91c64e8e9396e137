package trend.portfolio.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.Returns;

class ReturnsFileTest {

    @Test
    void readsMonthsAndColumnsInTheirOrder() {
        Returns returns = parse("Date,Oak,\"Elm, old\"\n2020-01-31,0.5,-1e-3\n2020-02,.25,+2\n");
        assertThat(returns.months()).containsExactly(Month.of(2020, 1), Month.of(2020, 2));
        assertThat(returns.names()).containsExactly("Oak", "Elm, old");
        assertThat(returns.column("Oak")).containsExactly(0.5, 0.25);
        assertThat(returns.column("Elm, old")).containsExactly(-0.001, 2);
        assertThat(returns.column("Date")).isNull();
    }

    @Test
    void theDateColumnMayStandAnywhere() {
        assertThat(parse("Oak,Date\n0.5,2020-01\n").column("Oak")).containsExactly(0.5);
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        Returns returns = parse("Date , Oak\r\n 2020-01-31, 0.5 \r\n\r\n2020-02-29,0.25");
        assertThat(returns.column("Oak")).containsExactly(0.5, 0.25);
    }

    @Test
    void anEmptyCellIsAGap() {
        assertThat(parse("Date,Oak,Elm\n2020-01,,0.1\n").column("Oak")).containsExactly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1,5", "1.5%", "NaN", "NA", "Infinity", "0x1p3", "1d", "1e999", "--1", "1 2"})
    void textForANumberIsRefusedWithLineAndColumn(String text) {
        assertRefused(
                "Date,Oak,Elm\n2020-01,0.1,0.2\n2020-02,0.1,\"" + text + "\"\n",
                "returns.csv, line 3, column 3 (Elm): '" + text + "' is not a number");
    }

    @Test
    void theLastLineIsCountedRightWithoutALineEnd() {
        assertRefused("Date,Oak\n2020-01,0.1\n\n2020-02,x", "returns.csv, line 4, column 2 (Oak): 'x' is not a number");
        assertRefused(
                "Date,Oak\r\n2020-01,0.1\r\n2020-02,x\r\n", "returns.csv, line 3, column 2 (Oak): 'x' is not a number");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "2020-01-15 | there is a second row for 2020-01",
                "2019-12    | 2019-12 comes after 2020-01; rows must ascend",
                "31.01.2020 | '31.01.2020' is not a date (YYYY-MM-DD)",
                "2020-13    | '2020-13' is not a date (YYYY-MM-DD)",
                "2020-02-30 | '2020-02-30' is not a date (YYYY-MM-DD)",
                "\"\"         | '' is not a date (YYYY-MM-DD)"
            })
    void aDateOutOfPlaceIsRefusedWithLineAndColumn(String date, String why) {
        assertRefused("Oak,Date\n0.1,2020-01-31\n0.1," + date + "\n", "returns.csv, line 3, column 2 (Date): " + why);
    }

    @Test
    void aTableOutOfShapeIsRefused() {
        assertRefused("", "returns.csv: is empty");
        assertRefused("Date,Oak\n", "returns.csv: has no row of returns");
        assertRefused("Day,Oak\n", "returns.csv, line 1: there is no column 'Date'");
        assertRefused("Date,Oak,Oak\n", "returns.csv, line 1, column 3: 'Oak' is there twice");
        assertRefused("Date,,Oak\n", "returns.csv, line 1, column 2: has no name");
        assertRefused("Date,Oak\n2020-01,1,2\n", "returns.csv, line 2: has 3 values for 2 columns");
        assertRefused("Date,Oak\n2020-01\n", "returns.csv, line 2: has 1 values for 2 columns");
        assertThatThrownBy(() -> parse("Date,Oak\n2020-01,\"0.1\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("returns.csv: is not CSV (");
    }

    @Test
    void aFileThatCannotBeReadIsRefused(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> ReturnsFile.read(missing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> ReturnsFile.read(folder)).hasMessage(folder + ": is a folder, not a file");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'D', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> ReturnsFile.read(latin)).hasMessage(latin + ": is not UTF-8 text");
    }

    @Test
    void theMarkThatSomeSpreadsheetsPutFirstIsNoPartOfTheName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("marked.csv"), "\uFEFFDate,Oak\n2020-01,1\n");
        assertThat(ReturnsFile.read(file).names()).containsExactly("Oak");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    private static Returns parse(String text) {
        return ReturnsFile.parse("returns.csv", text);
    }
}
