package dev.whence.agent.instrument;

import dev.whence.agent.classfile.ClassFileName;
import dev.whence.agent.discovery.Watch;
import dev.whence.agent.support.Errors;
import dev.whence.agent.trust.Definitions;
import dev.whence.agent.trust.Judge;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes the class files of watched names that have a policy, of definitions and redefinitions, as whoever defines them gives
 * them: a transformer that cannot retransform comes before all that can.
 */
public final class ClassFileWatch implements ClassFileTransformer {
    private final Watch[] watches;
    private final Instrumentation instrumentation;

    /**
     * Makes one.
     *
     * @param watches of which those are noted that have a policy
     */
    public ClassFileWatch(List<Watch> watches, Instrumentation instrumentation) {
        this.watches = watches.toArray(new Watch[0]);
        this.instrumentation = instrumentation;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String announcedName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            String name = announcedName != null ? announcedName : ClassFileName.of(classFile);
            for (Watch watch : watches) {
                if (watch.internalName.equals(name)) {
                    note(watch, loader, redefined, classFile);
                }
            }
        } catch (Throwable error) {
            // What was not noted is not trusted.
            Errors.add(error);
        }
        return null;
    }

    private void note(Watch watch, @Nullable ClassLoader loader, @Nullable Class<?> redefined, byte[] classFile) {
        Judge judge = watch.judge;
        if (judge != null) {
            Definitions seen = judge.definitions();
            seen.note(loader, classFile, redefined == null && !seen.has(loader) && isDefined(watch, loader));
            if (redefined != null) {
                watch.redefined();
            }
        }
    }

    /** Whether a loader has a class of the name already: a definition inside of a transformer is not announced. */
    private boolean isDefined(Watch watch, @Nullable ClassLoader loader) {
        for (Class<?> each : instrumentation.getInitiatedClasses(loader)) {
            if (each.getClassLoader() == loader && watch.isNamed(each)) {
                return true;
            }
        }
        return false;
    }
}
