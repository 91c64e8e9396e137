package dev.whence.bench.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import trend.analysis.TrendPipeline;

/** Makes patched versions of the pipeline: the same class, from another loader. */
public final class Versions {
    private static final byte[] CLASS_FILE = classFile();

    private Versions() {}

    /** A new version, in a loader of its own, which nobody else holds. */
    public static Class<?> define() {
        return new Definer().define(TrendPipeline.class.getName(), CLASS_FILE);
    }

    private static byte[] classFile() {
        try (InputStream in = TrendPipeline.class.getResourceAsStream("TrendPipeline.class")) {
            if (in == null) {
                throw new IllegalStateException("the pipeline's class file is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
