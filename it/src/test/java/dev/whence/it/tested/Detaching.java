package dev.whence.it.tested;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whence.junit.Answers;
import dev.whence.junit.Resolutions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Somebody detaches the agent during the first and the second test, which have to fail; the third one has it again. */
@Resolutions(points = "jaxp")
@TestMethodOrder(MethodOrderer.MethodName.class)
class Detaching {

    @Test
    void asksAfterIt(Answers answers) throws Exception {
        detach();
        SAXParserFactory.newInstance();

        answers.of("jaxp").isEmpty();
    }

    @Test
    void doesNotAsk() throws Exception {
        detach();
    }

    @Test
    void hasItAgain(Answers answers) {
        SAXParserFactory.newInstance();

        answers.of("jaxp").hasResolutions(1);
    }

    private static void detach() throws Exception {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("tested.agent"),
                        "detach",
                        Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start();
        assertEquals(true, command.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, command.exitValue());
    }
}
