package dev.whence.footprint.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCommentTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest
    @CsvSource({
        "/opt/jdk/bin/java -jar app.jar, java -jar app.jar",
        "/opt/jdk/bin/java -cp HERE/target/classes:/home/me/.m2/xercesImpl-2.12.2.jar Main, java -cp target/classes:xercesImpl-2.12.2.jar Main",
        "java -Dconfig=/etc/app.properties -Dmode=a/b Main, java -Dconfig=app.properties -Dmode=a/b Main",
        "java -cp /a/a.jar:/b/b.jar:/c/c.jar:/d/d.jar:/e/e.jar Main, java -cp (5 entries) Main",
        "java Main 10:20:30:40:50 / HERE, java Main 10:20:30:40:50 / NAME",
        "java Main http://host/page ../x, java Main http://host/page ../x",
    })
    void namesNoFolderOfThisMachine(String command, String expected) {
        List<String> words = List.of(here(command).split(" "));
        String name = String.valueOf(FOLDER.getFileName());
        assertEquals(here(expected).replace("NAME", name), CommandComment.of(words, FOLDER));
    }

    private static String here(String text) {
        return text.replace("HERE", FOLDER.toString());
    }
}
