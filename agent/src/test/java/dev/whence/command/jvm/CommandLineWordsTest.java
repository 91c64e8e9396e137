package dev.whence.command.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineWordsTest {
    @ParameterizedTest
    @CsvSource({
        "java a.Main one two, a.Main",
        "java -Xmx1g -cp x:y a.Main --flag, a.Main",
        "java -Dx=y -jar /opt/x/app.jar run, app.jar",
        "java -p mods -m m/a.Main, m/a.Main",
        "java --module=m/a.Main, ''",
        "java --add-modules m --class-path x @file a.Main, a.Main",
        "java -jar, ''",
        "java, ''"
    })
    void findsWhatIsRun(String line, String main) {
        assertThat(CommandLineWords.main(List.of(line.split(" ")))).isEqualTo(main);
    }

    @ParameterizedTest
    @CsvSource({
        "java a.Main one two, one two",
        "java -Xmx1g -jar /opt/x/app.jar run --fast, run --fast",
        "java -jar, ''",
        "java -p mods -m m/a.Main, ''"
    })
    void findsWhatItIsGiven(String line, String arguments) {
        assertThat(CommandLineWords.arguments(List.of(line.split(" ")))).isEqualTo(arguments);
    }
}
