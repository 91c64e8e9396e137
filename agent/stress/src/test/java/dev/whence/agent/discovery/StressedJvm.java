package dev.whence.agent.discovery;

import dev.whence.agent.trust.Judge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

/**
 * A JVM in which a class is loaded when an actor says so, and that is asked about its classes by the code under test. The
 * classes are real ones, each of its own loader; what of them is loaded is made up.
 */
final class StressedJvm implements Instrumentation {
    static final String NAME = StressedVersion.class.getName();

    /** Two versions of one name. */
    static final Class<?> ONE = define();

    static final Class<?> OTHER = define();
    static final ClassLoader FIRST = ONE.getClassLoader();
    static final ClassLoader SECOND = OTHER.getClassLoader();

    /** How many of the next questions fail. */
    final AtomicInteger failures = new AtomicInteger();

    /** Who is shown the class files that are retransformed. */
    volatile Judge judge;

    private volatile byte[] fileOfOne = {};
    private volatile byte[] fileOfOther = {};
    private volatile boolean one;
    private volatile boolean other;

    /** The class has this class file from now on. */
    void give(Class<?> version, byte[] classFile) {
        if (version == ONE) {
            fileOfOne = classFile;
        } else {
            fileOfOther = classFile;
        }
    }

    /** The class is there from now on. */
    void load(Class<?> version) {
        if (version == ONE) {
            one = true;
        } else {
            other = true;
        }
    }

    /** It went away. */
    void unload(Class<?> version) {
        if (version == ONE) {
            one = false;
        } else {
            other = false;
        }
    }

    /** Whether an answer has the class: 1 or 0. */
    static int has(Class<?>[] answer, Class<?> version) {
        for (Class<?> each : answer) {
            if (each == version) {
                return 1;
            }
        }
        return 0;
    }

    /** Which of the two an answer has: 0, 1, 2, or 3 for both; 9 if it has anything twice. */
    static int which(Class<?>[] answer) {
        int which = has(answer, ONE) + 2 * has(answer, OTHER);
        return answer.length == Integer.bitCount(which) ? which : 9;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] getAllLoadedClasses() {
        return answer(one, other);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] getInitiatedClasses(ClassLoader loader) {
        return answer(loader == FIRST && one, loader == SECOND && other);
    }

    private Class<?>[] answer(boolean withOne, boolean withOther) {
        if (failures.get() > 0 && failures.getAndDecrement() > 0) {
            throw new IllegalStateException("no answer this time");
        }
        List<Class<?>> answer = new ArrayList<>(2);
        if (withOne) {
            answer.add(ONE);
        }
        if (withOther) {
            answer.add(OTHER);
        }
        return answer.toArray(Class<?>[]::new);
    }

    private static Class<?> define() {
        try (InputStream in = StressedJvm.class.getResourceAsStream("StressedVersion.class")) {
            byte[] file = in.readAllBytes();
            return new ClassLoader(StressedJvm.class.getClassLoader()) {
                Class<?> define() {
                    return defineClass(NAME, file, 0, file.length);
                }
            }.define();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("discovery asks for this");
    }

    @Override
    public void addTransformer(ClassFileTransformer transformer, boolean canRetransform) {
        throw unasked();
    }

    @Override
    public void addTransformer(ClassFileTransformer transformer) {
        throw unasked();
    }

    @Override
    public boolean removeTransformer(ClassFileTransformer transformer) {
        throw unasked();
    }

    @Override
    public boolean isRetransformClassesSupported() {
        throw unasked();
    }

    @Override
    public void retransformClasses(Class<?>... classes) {
        Judge shown = judge;
        if (shown == null) {
            throw unasked();
        }
        for (Class<?> each : classes) {
            shown.shown(each.getClassLoader(), each, each == ONE ? fileOfOne : fileOfOther);
        }
    }

    @Override
    public boolean isRedefineClassesSupported() {
        throw unasked();
    }

    @Override
    public void redefineClasses(ClassDefinition... definitions) {
        throw unasked();
    }

    @Override
    public boolean isModifiableClass(Class<?> type) {
        throw unasked();
    }

    @Override
    public long getObjectSize(Object object) {
        throw unasked();
    }

    @Override
    public void appendToBootstrapClassLoaderSearch(JarFile jar) {
        throw unasked();
    }

    @Override
    public void appendToSystemClassLoaderSearch(JarFile jar) {
        throw unasked();
    }

    @Override
    public boolean isNativeMethodPrefixSupported() {
        throw unasked();
    }

    @Override
    public void setNativeMethodPrefix(ClassFileTransformer transformer, String prefix) {
        throw unasked();
    }

    @Override
    public void redefineModule(
            Module module,
            Set<Module> reads,
            Map<String, Set<Module>> exports,
            Map<String, Set<Module>> opens,
            Set<Class<?>> uses,
            Map<Class<?>, List<Class<?>>> provides) {
        throw unasked();
    }

    @Override
    public boolean isModifiableModule(Module module) {
        throw unasked();
    }
}
