package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that the agent writes. */
class LoadTracesTest {
    @TempDir
    private Path folder;

    @Test
    void everyLineIsRead() throws Exception {
        LoadTraces traces = read("""
                whence-footprint\t1
                jdk\t25.0.3\t/opt/jdk
                agent\t10\t20\tfile:/opt/whence-agent.jar
                own\tdev.whence.agent.classload.ClassLoadTracer
                there\ta/Archived\tapp\tfile:/opt/app.jar
                frame\ta.B\trun\tB.java\t7\t
                name\ta/C
                name\ta/D
                name\ta/Super
                load\t30\t40\t5\ta/B\\tC\tapp\tfile:/opt/app.jar\tloadClass\t0 0\t2\t0\t1
                errors\t2\tjava.lang.StackOverflowError
                later\tsomething
                """);

        assertThat(traces.jdkVersion()).isEqualTo("25.0.3");
        assertThat(traces.ready()).isEqualTo(20);
        assertThat(traces.agent()).isEqualTo("file:/opt/whence-agent.jar");
        assertThat(traces.own()).containsExactly("dev.whence.agent.classload.ClassLoadTracer");
        assertThat(traces.there()).containsEntry("a.Archived", "file:/opt/app.jar");
        assertThat(traces.errors()).isEqualTo(2);
        assertThat(traces.lastError()).isEqualTo("java.lang.StackOverflowError");
        Frame frame = new Frame("a.B", "run", "B.java", 7, "");
        assertThat(traces.all()).singleElement().satisfies(trace -> {
            assertThat(trace.name()).isEqualTo("a.B\tC");
            assertThat(trace.supertypes()).containsExactly("a.Super");
            assertThat(trace.loadsByName()).isTrue();
            assertThat(trace.stack()).containsExactly(frame, frame);
            assertThat(trace.used()).containsExactly("a.C");
            assertThat(trace.mentioned()).containsExactly("a.D");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else\n",
                "whence-footprint\t2\n",
                "whence-footprint\t1\nload\t1\n",
                "whence-footprint\t1\nagent\tx\ty\tz\n",
                "whence-footprint\t1\nload\t30\t40\t5\ta/B\tapp\t\t\t7\t\t\t\n"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    private LoadTraces read(String text) throws IOException {
        return LoadTraces.read(Files.writeString(folder.resolve("1.notes"), text));
    }
}
