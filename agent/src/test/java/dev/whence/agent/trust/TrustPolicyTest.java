package dev.whence.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.support.BadOptionException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustPolicyTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final byte[] GOOD = "a class file".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "another one".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final ClassLoader loader = new ClassLoader() {};

    @Test
    void linesAreReadInAnyNumber() throws Exception {
        assertThat(TrustPolicy.parse(
                                "  sha256:" + HASH.toUpperCase() + "   jar:/opt/my patches/*.jar signer:"
                                        + "01:23:45:67:89:AB:CD:EF:".repeat(4).replaceAll(":$", ""),
                                "here")
                        .toString())
                .isEqualTo("sha256:" + HASH + " jar:/opt/my patches/*.jar signer:" + HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5:1", "sha256:12", "sha256:", "jar:", "", "signer:xyz"})
    void aMistakeIsNamed(String line) {
        assertThatThrownBy(() -> TrustPolicy.parse(line, "here"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("here: '" + (line.equals("jar:") ? "jar:' names no file" : line));
    }

    @ParameterizedTest
    @CsvSource({
        "file:/opt/a.jar, /opt/a.jar",
        "file:///opt/a%20b.jar, /opt/a b.jar",
        "file:/opt/classes/, /opt/classes",
        "file:/opt/100%.jar, /opt/100%.jar",
        "jar:file:/opt/a.jar!/b.jar,",
        "http://host/a.jar,",
    })
    void aCodeSourceNamesAFile(String codeSource, String path) {
        assertThat(TrustPolicy.path(codeSource)).isEqualTo(path);
    }

    @Test
    void aHashIsTrusted() throws Exception {
        assertThat(judged("sha256:" + Sha256.of(GOOD), null, GOOD).authority()).isEqualTo("sha256:" + Sha256.of(GOOD));

        Verdict wrong = judged("sha256:" + HASH, null, GOOD);
        assertThat(wrong.isTrusted()).isFalse();
        assertThat(wrong.whyNot()).isEqualTo("no line of the policy trusts sha256:" + Sha256.of(GOOD));
        assertThat(wrong.hash()).isEqualTo(Sha256.of(GOOD));
        assertThat(wrong.definer()).contains(Thread.currentThread().getName());
    }

    /** A loader whose first class file was refused, and whose second one was loaded, or the other way around. */
    @Test
    void allClassFilesOfALoaderMustBeTrusted() throws Exception {
        String both = "sha256:" + Sha256.of(GOOD) + " sha256:" + Sha256.of(OTHER);
        assertThat(judged(both, null, GOOD, OTHER).isTrusted()).isTrue();
        for (byte[] one : new byte[][] {GOOD, OTHER}) {
            Verdict verdict = judged("sha256:" + Sha256.of(one), null, GOOD, OTHER, GOOD);
            assertThat(verdict.isTrusted()).isFalse();
            assertThat(verdict.hash()).isEqualTo(Sha256.of(GOOD) + " or " + Sha256.of(OTHER));
        }
        byte[][] many = new byte[20][];
        for (int i = 0; i < many.length; i++) {
            many[i] = new byte[] {(byte) i};
        }
        StringBuilder all = new StringBuilder();
        for (byte[] each : many) {
            all.append(" sha256:").append(Sha256.of(each));
        }
        assertThat(judged(all.toString(), null, many).whyNot()).contains("were not all seen");
    }

    @Test
    void aClassFileThatWasNotSeenIsNotTrusted() throws Exception {
        Judge judge = new Judge(TrustPolicy.parse("jar:**", "here"), "a/B");
        assertThat(judge.judge(judge.definitions().of(loader), null).whyNot())
                .startsWith("its class file was not seen");

        judge.definitions().note(loader, GOOD, true);
        assertThat(judge.judge(judge.definitions().of(loader), null).whyNot()).contains("were not all seen");
    }

    @Test
    void aJarIsTrustedForWhatItHolds() throws Exception {
        Path jar = jar("a b.jar", GOOD);
        String source = jar.toUri().toString();
        String named = "jar:" + folder + "/*.jar";

        Verdict verdict = judged(named, source, GOOD);
        assertThat(verdict.authority()).isEqualTo(named);
        assertThat(verdict.isVouched()).isTrue();
        Verdict impostor = judged(named, source, OTHER);
        assertThat(impostor.isTrusted()).isFalse();
        assertThat(impostor.isVouched()).isFalse();
        assertThat(impostor.whyNot()).endsWith(jar + ", where it says that it is from, has another class file");
        assertThat(judged("jar:" + folder + "/other/*", source, GOOD).isTrusted())
                .isFalse();
        assertThat(judged(named, folder.resolve("none.jar").toUri().toString(), GOOD)
                        .whyNot())
                .endsWith("none.jar is not there");
        assertThat(judged(named, null, GOOD).isTrusted()).isFalse();
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(judged(named, text.toUri().toString(), GOOD).whyNot()).endsWith("text.jar cannot be read");
        // Unsigned.
        assertThat(judged("signer:" + HASH, source, GOOD).isTrusted()).isFalse();
    }

    @Test
    void aFolderIsTrustedForWhatItHolds() throws Exception {
        Path classFile = folder.resolve("classes/a/B.class");
        Files.createDirectories(classFile.getParent());
        Files.write(classFile, GOOD);
        String source = folder.resolve("classes").toUri().toString();

        assertThat(judged("jar:" + folder + "/**", source, GOOD).isVouched()).isTrue();
        assertThat(judged("jar:" + folder + "/**", source, OTHER).isTrusted()).isFalse();
    }

    private Verdict judged(String policy, String codeSource, byte[]... classFiles) throws BadOptionException {
        Judge judge = new Judge(TrustPolicy.parse(policy, "here"), "a/B");
        for (byte[] each : classFiles) {
            judge.definitions().note(loader, each, false);
        }
        return judge.judge(judge.definitions().of(loader), codeSource);
    }

    private Path jar(String name, byte[] classFile) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("a/B.class"));
            jar.write(classFile);
        }
        return file;
    }
}
