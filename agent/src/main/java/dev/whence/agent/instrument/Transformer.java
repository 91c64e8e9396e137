package dev.whence.agent.instrument;

import dev.whence.agent.classfile.ClassFileName;
import dev.whence.agent.discovery.Watch;
import dev.whence.agent.runtime.CurrentResolution;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.runtime.Visibility;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's one transformer: compares names, announces watched ones, and hands the points' classes to the weaver.
 *
 * <p>Runs inside every class definition of the JVM. Until a name is ours, it uses nothing but {@code String.equals}:
 * a class that it had to load could be the one that is being defined.
 */
public final class Transformer implements ClassFileTransformer {
    private static final Watch[] NOTHING_WATCHED = {};

    /** Where the flight recorder's own classes begin. */
    private static final String RECORDER = "jdk/jfr/internal/";

    private volatile Watch[] watches;
    /** Those whose versions are judged. */
    private volatile Watch[] judged;

    private volatile String[] targets = {};
    private volatile @Nullable ClassFileWeaver weaver;
    private volatile @Nullable Consumer<String> recorder;

    public Transformer(List<Watch> watches) {
        this.watches = watches.toArray(NOTHING_WATCHED);
        this.judged = judged(watches);
    }

    /**
     * Tells of each class of the flight recorder that is defined, by its internal name and before it exists.
     *
     * @param told whom; null where nobody wants to know any more
     */
    public void tellOfRecorder(@Nullable Consumer<String> told) {
        recorder = told;
    }

    public void wake(ClassFileWeaver awake) {
        targets = awake.targets();
        weaver = awake;
    }

    public void stop() {
        weaver = null;
        recorder = null;
        watches = NOTHING_WATCHED;
        judged = NOTHING_WATCHED;
    }

    private static Watch[] judged(List<Watch> watches) {
        List<Watch> judged = new ArrayList<>();
        for (Watch watch : watches) {
            if (watch.judge != null) {
                judged.add(watch);
            }
        }
        return judged.toArray(NOTHING_WATCHED);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String announcedName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            // Nearly always announced: a dormant agent does not load what reads a class file.
            String name = announcedName != null ? announcedName : ClassFileName.of(classFile);
            if (name == null) {
                return null;
            }
            if (redefined == null) {
                defined(loader, name);
            }
            byte[] shown = judged.length == 0 ? null : shown(loader, name, redefined, classFile);
            ClassFileWeaver awake = weaver;
            if (awake == null) {
                return shown;
            }
            boolean before = OwnWork.begin();
            try {
                if (!isTarget(name) && !awake.mayConcern(name, classFile)) {
                    return shown;
                }
                if (Visibility.isAsked(loader)) {
                    // What its code defines meanwhile on this thread, the JVM does not announce.
                    doubt();
                }
                byte[] woven = awake.weave(loader, name, redefined, classFile);
                return woven == null ? shown : woven;
            } finally {
                OwnWork.end(before);
            }
        } catch (Throwable error) {
            failed(redefined, error);
            return null;
        }
    }

    /** An exhausted stack or heap: what is being defined may be a watched class that was not announced. */
    private void failed(@Nullable Class<?> redefined, Throwable error) {
        try {
            if (redefined == null) {
                doubt();
            }
            Errors.add(error);
        } catch (Throwable deeper) {
            // Not even that is possible. The class's definition is about to fail as well, most likely.
        }
    }

    private void doubt() {
        for (Watch watch : watches) {
            watch.doubt();
        }
    }

    private void defined(@Nullable ClassLoader loader, String name) {
        for (Watch watch : watches) {
            if (watch.internalName.equals(name)) {
                watch.announce(loader);
            }
        }
        Consumer<String> told = recorder;
        if (told != null && loader == null && name.startsWith(RECORDER)) {
            told.accept(name);
        }
        if (Switches.recording && !name.startsWith("dev/whence/")) {
            CurrentResolution.defined();
        }
    }

    /** Has a class file judged whose name has a policy, and gives it back as it is; null for any other name. */
    private byte @Nullable [] shown(
            @Nullable ClassLoader loader, String name, @Nullable Class<?> redefined, byte[] classFile) {
        for (Watch watch : judged) {
            if (watch.judge != null && watch.internalName.equals(name)) {
                return watch.judge.shown(loader, redefined, classFile);
            }
        }
        return null;
    }

    private boolean isTarget(String name) {
        for (String target : targets) {
            if (target.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
