package dev.whence.agent.trust;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSigner;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Class files of one name, as they are in the files that a policy names: each file is read once at most, and nothing in it is
 * believed but what the JDK verifies.
 */
public final class TrustedFiles {
    private static final int LONGEST = 1 << 24;
    private static final int BUFFER = 8192;

    private final String entry;
    private final Map<String, Found> read = new ConcurrentHashMap<>();

    /**
     * What a file has of the name.
     *
     * @param hash SHA-256 of the class file; null where there is none
     * @param signers fingerprints of the certificates that the entry is signed with, as the jar's own signature says
     * @param problem why it could not be read; null where it could, or has no such class
     */
    public record Found(
            @Nullable String hash,
            List<String> signers,
            @Nullable String problem) {}

    /**
     * Makes one that has read nothing.
     *
     * @param entry the class file's name within a jar
     */
    public TrustedFiles(String entry) {
        this.entry = entry;
    }

    /** What a jar or a folder has. */
    public Found in(String path) {
        Found known = read.get(path);
        if (known == null) {
            Found found = find(path);
            known = read.putIfAbsent(path, found);
            known = known == null ? found : known;
        }
        return known;
    }

    private Found find(String path) {
        File file = new File(path);
        try {
            if (file.isDirectory()) {
                return inFolder(new File(file, entry));
            }
            if (!file.isFile()) {
                return new Found(null, List.of(), "is not there");
            }
            try (JarFile jar = new JarFile(file, true, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
                return inJar(jar);
            }
        } catch (SecurityException wrong) {
            return new Found(null, List.of(), "has a signature that is wrong");
        } catch (IOException | CertificateEncodingException | IllegalArgumentException unreadable) {
            return new Found(null, List.of(), "cannot be read");
        }
    }

    private static Found inFolder(File classFile) throws IOException {
        if (!classFile.isFile()) {
            return new Found(null, List.of(), null);
        }
        try (InputStream in = new FileInputStream(classFile)) {
            return new Found(Sha256.of(bytes(in)), List.of(), null);
        }
    }

    private Found inJar(JarFile jar) throws IOException, CertificateEncodingException {
        JarEntry found = jar.getJarEntry(entry);
        if (found == null) {
            return new Found(null, List.of(), null);
        }
        byte[] bytes;
        try (InputStream in = jar.getInputStream(found)) {
            bytes = bytes(in);
        }
        // Only now, when all of it was read, is it known to be what was signed.
        CodeSigner[] signers = found.getCodeSigners();
        List<String> prints = new ArrayList<>();
        if (signers != null) {
            for (CodeSigner signer : signers) {
                prints.add(Sha256.of(
                        signer.getSignerCertPath().getCertificates().get(0).getEncoded()));
            }
        }
        return new Found(Sha256.of(bytes), List.copyOf(prints), null);
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > LONGEST) {
                throw new IOException("a class file of more than " + LONGEST + " bytes");
            }
        }
        return bytes.toByteArray();
    }
}
