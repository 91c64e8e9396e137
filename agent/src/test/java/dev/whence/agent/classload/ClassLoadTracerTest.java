package dev.whence.agent.classload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.classfile.ClassFileName;
import dev.whence.agent.classfile.ClassReferences;
import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.support.BadOptionException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the option {@code footprint} that run inside class definitions. */
class ClassLoadTracerTest {

    @Test
    void aClassFileTellsWhatItNames() throws Exception {
        ClassReferences references = ClassReferences.of(classFile(Sample.class));

        String outer = "dev/whence/agent/classload/ClassLoadTracerTest$";
        assertThat(references.name).isEqualTo(outer + "Sample");
        assertThat(references.supertypes).containsExactly(outer + "Above", outer + "Contract");
        assertThat(references.used)
                .contains(outer + "Above", outer + "Made")
                .doesNotContain(outer + "Parameter", outer + "Sample")
                .noneMatch(name -> name.startsWith("java/"));
        assertThat(references.mentioned).contains(outer + "Parameter", outer + "InArray");
        assertThat(references.loadsByName).isFalse();
        assertThat(ClassReferences.of(classFile(Loading.class)).loadsByName).isTrue();
    }

    @Test
    void aClassFileThatEndsTooEarlyIsNoFailure() throws Exception {
        byte[] whole = classFile(Sample.class);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            String name = ClassReferences.of(cut).name;
            assertThat(name == null || name.endsWith("Sample")).isTrue();
            assertThat(ClassFileName.of(cut)).isIn(null, "dev/whence/agent/classload/ClassLoadTracerTest$Sample");
        }
        assertThat(ClassReferences.of("no class file at all".getBytes(StandardCharsets.UTF_8)).name)
                .isNull();
    }

    @Test
    void equalValuesHaveOneNumber() {
        InternTable<String> interned = new InternTable<>();
        List<String> texts =
                IntStream.range(0, 5000).mapToObj(i -> "text " + i % 3000).toList();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(interned.number(new String(texts.get(i)))).isEqualTo(i % 3000);
        }

        assertThat(interned.size()).isEqualTo(3000);
        assertThat(interned.from(2998)).containsExactly("text 2998", "text 2999");
        assertThat(interned.from(3000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "footprint=f,discovery=on | footprint cannot be combined with other options: for the agent itself, add a second -javaagent",
                "footprint | option 'footprint' is not of the form key=value",
            })
    void theOptionStandsAlone(String options, String message) {
        assertThatThrownBy(() -> Options.parse(options))
                .isInstanceOf(BadOptionException.class)
                .hasMessage(message);
    }

    @Test
    void theOptionIsForTheStartOfAJvm() throws Exception {
        Options options = Options.parse("footprint=f");

        assertThat(options.footprint()).isEqualTo("f");
        assertThatThrownBy(options::points)
                .isInstanceOf(BadOptionException.class)
                .hasMessage("footprint is for the start of a JVM (-javaagent)");
    }

    private static byte[] classFile(Class<?> type) throws Exception {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            assertThat(file).isNotNull();
            return file.readAllBytes();
        }
    }

    static class Above {}

    static class Made {}

    static class InArray {}

    static class Parameter {}

    interface Contract {}

    static class Sample extends Above implements Contract {
        Object make(Parameter unused) {
            return List.of(new Made(), new InArray[0][0]);
        }
    }

    static class Loading {
        Object load(ClassLoader loader) throws ClassNotFoundException {
            return loader.loadClass("a.B");
        }
    }
}
