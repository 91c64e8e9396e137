package dev.whence.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.fleet.PlantedFleet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody types who does not know the commands yet: one line that says what is wrong, and nothing of theirs is touched. */
final class CommandsTest {
    @TempDir
    Path folder;

    private String store = "";
    private String out = "";
    private String err = "";

    @BeforeEach
    void fill() throws IOException {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        PlantedFleet.main(recordings.toString());
        store = folder.resolve("store").toString();
        assertThat(run("ingest", recordings.toString(), "--store", store)).isZero();
    }

    @Test
    void aQueryOnlyReads() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.csv"), "mine");

        assertThat(run("sql", "copy (select 1) to '" + precious + "'", "--store", store))
                .isEqualTo(2);
        assertThat(err).isEqualTo("the query cannot be run: it is no select, and nothing else is run\n");
        assertThat(precious).hasContent("mine");
        assertThat(run("sql", "select 1; copy (select 1) to '" + precious + "'", "--store", store))
                .isEqualTo(2);
        assertThat(precious).hasContent("mine");
        assertThat(run("sql", "select 1; select 2", "--store", store)).isEqualTo(2);
        assertThat(err).isEqualTo("the query cannot be run: it is 2 queries, and one is run\n");
        assertThat(run("sql", "drop view facts", "--store", store)).isEqualTo(2);
        assertThat(run("sql", "", "--store", store)).isEqualTo(2);
        assertThat(run("sql", "selec 1", "--store", store)).isEqualTo(2);
        assertThat(err).startsWith("the query cannot be run: Parser Error: ").hasLineCount(1);

        String query = "with a as (select count(distinct chunk) as n from facts) select n from a order by n; -- all";
        assertThat(run("sql", query, "--store", store, "--format", "csv")).isZero();
        assertThat(out).isEqualToNormalizingNewlines("n\n16\n");
    }

    /** A gate that names a service which nobody has lets nothing pass. */
    @Test
    void whatNobodyRecordedIsNotWell() {
        assertThat(run("ask", "releases", "--service", "shop", "--fail-if-any", "--store", store))
                .isOne();
        assertThat(run("ask", "releases", "--service", "shpo", "--fail-if-any", "--store", store))
                .isEqualTo(2);
        assertThat(err).isEqualTo(store + ": there is nothing of shpo\n");
        assertThat(run("ask", "unmatched", "--service", "shop", "--since", "1h", "--store", store))
                .isZero();
    }

    @Test
    void eachQuestionIsAnswered() {
        for (String question : new String[] {
            "versions", "answers", "patches", "percentiles", "releases", "unmatched", "outliers", "coverage"
        }) {
            assertThat(run("ask", question, "--store", store)).as(question).isZero();
            assertThat(out).as(question).hasLineCount(question.equals("versions") ? 4 : 2);
        }
        assertThat(run("ask", "walks", "--store", store)).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void storesThatAreNoneAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThat(run("ingest", folder.resolve("recordings").toString(), "--store", file.toString()))
                .isEqualTo(2);
        assertThat(err).isEqualTo(file + ": it is a file, and a store is a folder\n");
        assertThat(file).hasContent("mine");

        Path foreign = folder.resolve("foreign/batch=x/day=2026-01-01/kind=path/a.parquet");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "bad");
        assertThat(run("ask", "--store", folder.resolve("foreign").toString())).isEqualTo(2);
        assertThat(err).contains(foreign + "' too small to be a Parquet file").hasLineCount(1);

        assertThat(run("ask", "--store", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err).endsWith("missing: there is no such store\n");
        assertThat(run("compact", "--store", folder.resolve("missing").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    private int run(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int exit = Main.run(new PrintWriter(outText, true), new PrintWriter(errText, true), words);
        out = outText.toString();
        err = errText.toString().replace(System.lineSeparator(), "\n");
        return exit;
    }
}
