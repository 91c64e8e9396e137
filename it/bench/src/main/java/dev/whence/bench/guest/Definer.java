package dev.whence.bench.guest;

/** A loader that defines what it is given. */
public final class Definer extends ClassLoader {
    public Definer() {
        super(Definer.class.getClassLoader());
    }

    /** Defines a class by its binary name. */
    public Class<?> define(String name, byte[] classFile) {
        return defineClass(name, classFile, 0, classFile.length);
    }
}
