package dev.whence.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Woven;
import dev.whence.agent.point.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Classes by the hundred, as compilers make them, with probes in every method, pass the JVM's verifier. */
final class WeaverOnRealClassesTest {

    @ParameterizedTest
    @EnumSource
    void everyWovenClassIsVerified(Corpus corpus) {
        verify(corpus, file -> Woven.unnumbered(file, Probe.Kind.RESOLUTION));
        verify(
                corpus,
                file -> Woven.unnumbered(
                        file, Probe.Kind.RESOLUTION, Probe.Kind.MODE, Probe.Kind.STEP, Probe.Kind.MODE));
    }

    @ParameterizedTest
    @EnumSource
    void aWovenClassCanBeWovenAgain(Corpus corpus) {
        verify(corpus, file -> Woven.withKey(1, Woven.unnumbered(file, Probe.Kind.STEP)));
    }

    /** A class that cannot be linked as it is (an optional library is missing) need not be linkable when woven. */
    private static void verify(Corpus corpus, UnaryOperator<byte[]> weave) {
        List<String> names = corpus.names();
        ChildLoader plain = new ChildLoader(corpus.own, file -> file);
        ChildLoader woven = new ChildLoader(corpus.own, weave);
        List<String> refused = new ArrayList<>();
        int verified = 0;
        for (String name : names) {
            if (refusal(plain, name) == null) {
                Throwable refusal = refusal(woven, name);
                if (refusal == null) {
                    verified++;
                } else {
                    refused.add(name + ": " + refusal);
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(verified).isGreaterThan(corpus.atLeast);
    }

    private static Throwable refusal(ChildLoader loader, String name) {
        try {
            return ChildLoader.verify(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError refused) {
            return refused;
        }
    }

    enum Corpus {
        ASM(40, "net.bytebuddy.jar.", ClassReader.class),
        PICOCLI(200, "picocli.", CommandLine.class),
        HISTOGRAMS(60, "org.HdrHistogram.", Histogram.class),
        COMPILER(400, "com.sun.tools.javac.", null);

        final int atLeast;
        final Predicate<String> own;
        private final String prefix;
        private final Class<?> inJar;

        Corpus(int atLeast, String prefix, Class<?> inJar) {
            this.atLeast = atLeast;
            this.prefix = prefix;
            this.own = name -> name.startsWith(prefix);
            this.inJar = inJar;
        }

        List<String> names() {
            try {
                return inJar == null ? ofTheJdk() : ofTheJar();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private List<String> ofTheJar() throws IOException {
            Path jar = Path.of(URI.create(
                    inJar.getProtectionDomain().getCodeSource().getLocation().toString()));
            try (JarFile file = new JarFile(jar.toFile())) {
                return names(file.stream().map(JarEntry::getName));
            }
        }

        private List<String> ofTheJdk() throws IOException {
            Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "jdk.compiler");
            try (Stream<Path> files = Files.walk(module)) {
                return names(files.map(each -> module.relativize(each).toString())
                        .filter(name -> name.matches(".*/(comp|parser|tree|jvm)/.*")));
            }
        }

        private List<String> names(Stream<String> files) {
            return files.filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(own)
                    .sorted()
                    .toList();
        }
    }
}
