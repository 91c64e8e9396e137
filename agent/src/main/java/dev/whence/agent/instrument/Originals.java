package dev.whence.agent.instrument;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.EventText;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps what tells of a woven class whether it has its original bytes again. */
public final class Originals {
    /** So many are kept, whether or not their classes are gone. */
    static final int FEW = 1_024;

    private final ConcurrentHashMap<String, Fingerprint> fingerprints = new ConcurrentHashMap<>();
    private volatile int most = FEW;

    /** A class is woven; its file was this before. */
    void keep(String className, @Nullable ClassLoader loader, byte[] classFile) {
        fingerprints.put(WovenMethods.key(className, loader), Fingerprint.of(classFile));
        if (fingerprints.size() > most) {
            forgetTheGone();
        }
    }

    /** Of how many classes it is known what they were before weaving. */
    int size() {
        return fingerprints.size();
    }

    /** The loaded classes that are woven. */
    static List<Class<?>> woven(Instrumentation instrumentation) {
        Set<String> woven = new HashSet<>();
        for (WovenMethod site : WovenMethods.all()) {
            if (site.standing != WovenMethod.DISMISSED) {
                woven.add(WovenMethods.key(site.className, site.loader()));
            }
        }
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : ClassWalk.loadedClasses(instrumentation)) {
            if (each != null && woven.contains(WovenMethods.key(each.getName(), each.getClassLoader()))) {
                loaded.add(each);
            }
        }
        return loaded;
    }

    /** Reports to an operator which classes have their original bytes again. */
    void report(List<Class<?>> classes, RestoreVerifier restored, Reply reply) {
        for (Class<?> each : classes) {
            boolean same =
                    restored.has(each, fingerprints.get(WovenMethods.key(each.getName(), each.getClassLoader())));
            reply.line(
                    same ? LineKind.RESTORED : LineKind.DIFFERS,
                    each.getName(),
                    EventText.loader(each.getClassLoader()));
        }
    }

    /** A server that loads its applications again and again shall not fill the heap with what they were like. */
    private void forgetTheGone() {
        Set<String> there = new HashSet<>();
        for (WovenMethod site : WovenMethods.all()) {
            there.add(WovenMethods.key(site.className, site.loader()));
        }
        fingerprints.keySet().retainAll(there);
        most = FEW + 2 * fingerprints.size();
    }
}
