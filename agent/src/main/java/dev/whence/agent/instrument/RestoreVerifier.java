package dev.whence.agent.instrument;

import dev.whence.agent.runtime.WovenMethods;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands behind all other transformers while classes are given back, and notes what each of them is then. */
final class RestoreVerifier implements ClassFileTransformer {
    private final ConcurrentHashMap<String, Fingerprint> seen = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined != null) {
            seen.put(WovenMethods.key(redefined.getName(), loader), Fingerprint.of(classFile));
        }
        return null;
    }

    /** Whether a class is what it was. */
    boolean has(Class<?> type, @Nullable Fingerprint original) {
        return original != null && original.equals(seen.get(WovenMethods.key(type.getName(), type.getClassLoader())));
    }
}
