package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jars.Shipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runtime images of fewer modules than a JDK has, made by that JDK's {@code jlink}. */
public final class RuntimeImage {

    private RuntimeImage() {}

    /** An image with these modules, or empty, and said so, where this JDK cannot link any (no jmods, not linkable itself). */
    public static Optional<Path> with(Jdk jdk, String modules) {
        Path image = Shipped.folder("images").resolve(modules.replace(',', '-') + "-" + jdk.version());
        if (Files.isExecutable(image.resolve("bin").resolve(jdk.java().getFileName()))) {
            return Optional.of(image);
        }
        try {
            Process jlink = new ProcessBuilder(
                            jdk.tool("jlink").toString(), "--add-modules", modules, "--output", image.toString())
                    .redirectErrorStream(true)
                    .start();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            jlink.getInputStream().transferTo(said);
            if (jlink.waitFor(2, TimeUnit.MINUTES) && jlink.exitValue() == 0) {
                return Optional.of(image);
            }
            System.out.println(jdk + " links no runtime image: " + said);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while jlink ran", e);
        }
    }
}
