package dev.whence.footprint;

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
class NotesTest {
    @TempDir
    private Path folder;

    @Test
    void everyLineIsRead() throws Exception {
        Notes notes = read("""
                whence-footprint\t1
                jdk\t25.0.3\t/opt/jdk
                agent\t10\t20\tfile:/opt/whence-agent.jar
                own\tdev.whence.ClassLoads
                there\ta/Archived\tapp\tfile:/opt/app.jar
                frame\ta.B\trun\tB.java\t7\t
                name\ta/C
                name\ta/D
                name\ta/Super
                load\t30\t40\t5\ta/B\\tC\tapp\tfile:/opt/app.jar\tloadClass\t0 0\t2\t0\t1
                errors\t2\tjava.lang.StackOverflowError
                later\tsomething
                """);

        assertThat(notes.jdkVersion).isEqualTo("25.0.3");
        assertThat(notes.began).isEqualTo(10);
        assertThat(notes.ready).isEqualTo(20);
        assertThat(notes.agent).isEqualTo("file:/opt/whence-agent.jar");
        assertThat(notes.own).containsExactly("dev.whence.agent.classload.ClassLoadTracer");
        assertThat(notes.there).containsEntry("a.Archived", "file:/opt/app.jar");
        assertThat(notes.errors).isEqualTo(2);
        assertThat(notes.lastError).isEqualTo("java.lang.StackOverflowError");
        Frame frame = new Frame("a.B", "run", "B.java", 7, "");
        assertThat(notes.notes).singleElement().satisfies(note -> {
            assertThat(note.name()).isEqualTo("a.B\tC");
            assertThat(note.supertypes()).containsExactly("a.Super");
            assertThat(note.loadsByName()).isTrue();
            assertThat(note.stack()).containsExactly(frame, frame);
            assertThat(note.used()).containsExactly("a.C");
            assertThat(note.mentioned()).containsExactly("a.D");
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

    private Notes read(String text) throws IOException {
        return Notes.read(Files.writeString(folder.resolve("1.notes"), text));
    }
}
