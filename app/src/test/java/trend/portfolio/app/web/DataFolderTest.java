package trend.portfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trend.analysis.InvalidInputException;
import trend.analysis.Returns;
import trend.portfolio.app.input.ConfigFile;

/** Which names lead to files, and where to. */
class DataFolderTest {

    private static final String RETURNS = "Date,Oak\n2020-01,0.1\n";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectories(folder.resolve("data/deep"));
        Files.writeString(folder.resolve("outside.csv"), RETURNS);
        Files.createDirectory(folder.resolve("data-too"));
        Files.writeString(folder.resolve("data-too/beside.csv"), RETURNS);
        Files.writeString(data.resolve("one.CSV"), RETURNS);
        data = data.getParent();
        Files.writeString(data.resolve("two.csv"), RETURNS);
    }

    @Test
    void namesAreThoseBelow() throws IOException {
        Files.createDirectories(data.resolve(".git"));
        Files.writeString(data.resolve(".git/three.csv"), RETURNS);
        Files.createDirectory(data.resolve("folder.csv"));
        assertThat(folder().names()).containsExactly("deep/one.CSV", "two.csv");
        assertThat(folder().read("file", "deep/one.CSV").names()).containsExactly("Oak");
    }

    @Test
    void aFolderThatIsALinkItself() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        DataFolder linked = DataFolder.at(link, this::none);
        assertThat(linked.names()).containsExactly("deep/one.CSV", "two.csv");
        assertThat(linked.read("file", "two.csv").months()).hasSize(1);
    }

    @Test
    void linksThatLeadOutLeadNowhere() throws IOException {
        Files.createSymbolicLink(data.resolve("out.csv"), folder.resolve("outside.csv"));
        Files.createSymbolicLink(data.resolve("beside"), folder.resolve("data-too"));
        Files.createSymbolicLink(data.resolve("loop"), data);
        Files.createSymbolicLink(data.resolve("gone.csv"), data.resolve("never.csv"));
        Files.createSymbolicLink(data.resolve("in.csv"), data.resolve("two.csv"));
        assertThat(folder().names()).containsExactly("deep/one.CSV", "in.csv", "two.csv");
        for (String name : new String[] {"out.csv", "beside/beside.csv", "gone.csv"}) {
            assertRefused(name, 404, "there is no file '" + name + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd.csv",
                "../outside.csv",
                "deep/../two.csv",
                "./two.csv",
                "deep//one.CSV",
                "deep/",
                "..\\outside.csv",
                "C:two.csv",
                "two.csv\0",
                "two.csv\n",
                "two.txt",
                "two"
            })
    void namesThatAreNone(String name) {
        assertRefused(name, 400, "a file");
    }

    @Test
    void whatHoldsNoReturnsNamesTheFileAsItWasAskedFor() throws IOException {
        Files.writeString(data.resolve("bad.csv"), "Date,Oak\n2020-01,much\n");
        assertRefused("bad.csv", 400, "bad.csv, line 2, column 2 (Oak): 'much' is not a number");
        try (RandomAccessFile large =
                new RandomAccessFile(data.resolve("large.csv").toFile(), "rw")) {
            large.setLength(DataFolder.LARGEST_FILE + 1);
        }
        assertRefused("large.csv", 400, "large.csv: is larger than 16 MB");
    }

    @Test
    void withoutAFolderThereAreTheConfigurationsReturns() throws IOException {
        ConfigFile sample = ConfigFile.sample();
        DataFolder none = DataFolder.none(sample::returns);
        assertThat(none.names()).containsExactly("returns.csv");
        assertThat(none.read("file", "returns.csv").months()).hasSize(120);
        assertThatThrownBy(() -> none.read("file", "two.csv")).hasMessageContaining("there is no file 'two.csv'");
    }

    @Test
    void whatIsNoFolder() {
        assertThatThrownBy(() -> DataFolder.at(folder.resolve("none"), this::none))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--data: there is no folder");
        assertThatThrownBy(() -> DataFolder.at(data.resolve("two.csv"), this::none))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a folder");
    }

    private void assertRefused(String name, int status, String why) {
        assertThatThrownBy(() -> folder().read("file", name))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.answer().status()).isEqualTo(status));
    }

    private DataFolder folder() {
        return DataFolder.at(data, this::none);
    }

    private Returns none() {
        throw new AssertionError("nobody asked for them");
    }
}
