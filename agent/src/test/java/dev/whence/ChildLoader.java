package dev.whence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A loader that defines some of its parent's classes anew, from bytes that went through a hand. The JVM verifies what it
 * defines in full.
 */
final class ChildLoader extends ClassLoader {
    private final Predicate<String> own;
    private final UnaryOperator<byte[]> hand;

    /**
     * Makes a loader.
     *
     * @param own by binary name, the classes that it defines itself
     * @param hand what becomes of their bytes
     */
    ChildLoader(Predicate<String> own, UnaryOperator<byte[]> hand) {
        super(ChildLoader.class.getClassLoader());
        this.own = own;
        this.hand = hand;
    }

    Class<?> define(byte[] file) {
        return defineClass(null, file, 0, file.length);
    }

    /** The class file that the parent has. */
    static byte[] file(String name) {
        try (InputStream in =
                ChildLoader.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no class file of " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    /**
     * Has the JVM verify a class, without initialising it.
     *
     * @return what it throws, or null
     */
    static @Nullable Throwable verify(Class<?> type) {
        try {
            // HotSpot links a class before it lists its members (JVM_GetClassDeclaredMethods), and linking verifies.
            type.getDeclaredMethods();
            return null;
        } catch (LinkageError | TypeNotPresentException refused) {
            return refused;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!own.test(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(hand.apply(file(name)));
        }
    }
}
