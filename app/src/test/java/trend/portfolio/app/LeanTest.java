package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded for values alone. */
class LeanTest {

    @TempDir
    private Path folder;

    @Test
    void valuesLoadNothingThatComputes() {
        Path log = folder.resolve("classes.log");
        Fork fork = Fork.java(Map.of(), List.of("-Xlog:class+load:file=" + log), ContractOnly.class);
        assertThat(fork.exit()).as(fork.err()).isZero();
        assertThat(fork.out()).contains("FullResult[", "Elm");
        assertThat(LoadedClasses.in(log).names())
                .contains("trend.analysis.FullResult")
                .filteredOn(name -> !name.matches("(java|jdk|sun)\\..*"))
                .allMatch(name -> PipelineJar.CONTRACT.contains(name.replaceAll("\\$.*", ""))
                        || name.equals(ContractOnly.class.getName()));
    }
}
