package dev.whence.agent.instrument;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps what shows of a woven class whether it has its original bytes again. */
public final class Originals {
    /** So many are kept, whether or not their classes are gone. */
    static final int FEW = 1_024;

    /** Of each woven class what it was before weaving, by {@link WovenMethods#key}. */
    final ConcurrentHashMap<String, Fingerprint> fingerprints = new ConcurrentHashMap<>();
    /** What classes were when they were woven first, and what they were redefined to since. */
    private final ConcurrentHashMap<String, Redefined> redefinitions = new ConcurrentHashMap<>();

    /** The threads that retransform for the agent. By identity: a thread's own methods may be the application's. */
    private final Map<Thread, Boolean> retransforming = Collections.synchronizedMap(new IdentityHashMap<>());

    private volatile int most = FEW;

    /** This thread retransforms for the agent until {@link #end}. */
    void begin() {
        retransforming.put(Thread.currentThread(), true);
    }

    void end() {
        retransforming.remove(Thread.currentThread());
    }

    /**
     * A loaded class's file as it is to be woven, which is the one that is given, but for a retransformation by the agent:
     * JDK 17 gives the file of before a redefinition there, and weaving that would take the redefinition back.
     */
    byte[] newest(String className, @Nullable ClassLoader loader, byte[] given) {
        String key = WovenMethods.key(className, loader);
        Fingerprint before = fingerprints.get(key);
        Fingerprint now = before == null ? null : Fingerprint.of(given);
        if (before == null || before.equals(now)) {
            return given;
        }
        Redefined known = redefinitions.get(key);
        if (retransforming.containsKey(Thread.currentThread())) {
            return known == null ? given : known.file();
        }
        redefinitions.put(key, new Redefined(known == null ? before : known.first(), given));
        return given;
    }

    /** A class is woven; its file was this before. */
    void keep(String className, @Nullable ClassLoader loader, byte[] classFile) {
        fingerprints.put(WovenMethods.key(className, loader), Fingerprint.of(classFile));
        if (fingerprints.size() > most) {
            forgetTheGone();
        }
    }

    /** Gives classes that were redefined while they were woven their newest definition, where the JVM did not. */
    void redefine(List<Class<?>> classes, RestoreVerifier restored, Instrumentation instrumentation) {
        for (Class<?> each : classes) {
            Redefined redefined = redefinitions.get(key(each));
            // Of a class that is anything else by now, another agent may be the author.
            if (redefined != null && restored.has(each, redefined.first()) && !restored.has(each, original(each))) {
                try {
                    instrumentation.redefineClasses(new ClassDefinition(each, redefined.file()));
                } catch (Throwable refused) {
                    Errors.add(refused);
                }
            }
        }
    }

    private @Nullable Fingerprint original(Class<?> type) {
        return fingerprints.get(key(type));
    }

    private static String key(Class<?> type) {
        return WovenMethods.key(type.getName(), type.getClassLoader());
    }

    /** The loaded classes that are woven. */
    static List<Class<?>> woven(Instrumentation instrumentation) {
        List<WovenMethod> woven = new ArrayList<>();
        for (WovenMethod method : WovenMethods.all()) {
            if (method.standing != WovenMethod.DISMISSED) {
                woven.add(method);
            }
        }
        return loaded(woven, instrumentation);
    }

    /** The loaded classes that some methods are of. */
    static List<Class<?>> loaded(List<WovenMethod> methods, Instrumentation instrumentation) {
        Set<String> woven = new HashSet<>();
        for (WovenMethod method : methods) {
            woven.add(WovenMethods.key(method.className, method.loader()));
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
            String name = each.getName();
            String loader = EventText.loader(each.getClassLoader());
            Redefined redefined = redefinitions.get(key(each));
            if (restored.has(each, original(each))) {
                if (redefined == null) {
                    reply.line(LineKind.RESTORED, name, loader);
                } else {
                    reply.line(LineKind.NEWEST, name, loader);
                }
            } else if (redefined != null && restored.has(each, redefined.first())) {
                reply.line(LineKind.OLDER, name, loader);
            } else {
                reply.line(LineKind.DIFFERS, name, loader);
            }
        }
    }

    /** A server that loads its applications again and again must not fill the heap with what they were like. */
    private void forgetTheGone() {
        Set<String> there = new HashSet<>();
        for (WovenMethod method : WovenMethods.all()) {
            there.add(WovenMethods.key(method.className, method.loader()));
        }
        fingerprints.keySet().retainAll(there);
        redefinitions.keySet().retainAll(there);
        most = FEW + 2 * fingerprints.size();
    }

    /**
     * A class that was redefined while it was woven.
     *
     * @param first what it was when it was woven first
     * @param file its newest definition
     */
    private record Redefined(Fingerprint first, byte[] file) {}
}
