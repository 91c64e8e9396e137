package dev.whence.it.saboteur;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts spoilt class files in place of sound ones as these are loaded. The test has made them beforehand and laid them into this
 * agent's jar, so that the agent needs no library in the target; its options name them, with {@code +} between.
 */
public final class Saboteur implements ClassFileTransformer {

    /** The folder of the spoilt class files in the jar. */
    public static final String FOLDER = "spoilt/";

    private static @Nullable Instrumentation instrumentation;

    private final Map<String, byte[]> spoilt;

    private Saboteur(Map<String, byte[]> spoilt) {
        this.spoilt = spoilt;
    }

    public static void premain(String names, Instrumentation given) throws IOException {
        Map<String, byte[]> spoilt = new HashMap<>();
        for (String name : names.split("\\+")) {
            String internal = name.replace('.', '/');
            spoilt.put(internal, resource(FOLDER + internal + ".class"));
        }
        instrumentation = given;
        given.addTransformer(new Saboteur(spoilt));
    }

    static Instrumentation instrumentation() {
        return Objects.requireNonNull(instrumentation, "the saboteur was not put on the command line as an agent");
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return redefined == null && name != null ? spoilt.get(name) : null;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("Not in the saboteur's jar: " + name);
            }
            return in.readAllBytes();
        }
    }
}
