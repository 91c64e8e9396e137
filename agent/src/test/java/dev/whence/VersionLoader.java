package dev.whence;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/** A loader that can define a class of the name that the tests watch. */
final class VersionLoader extends ClassLoader {
    static final String NAME = "watched.Version";
    static final String SUPERCLASS = "watched.Superclass";

    private static final byte[] PLAIN = classFile(NAME, "java.lang.Object");
    private static final byte[] INHERITING = classFile(NAME, SUPERCLASS);

    private final Consumer<String> asked;

    VersionLoader(String name) {
        this(name, type -> {});
    }

    /**
     * Makes a loader.
     *
     * @param asked is told what the JVM wants to have loaded while it defines; may block, or throw
     */
    VersionLoader(String name, Consumer<String> asked) {
        super(name, VersionLoader.class.getClassLoader());
        this.asked = asked;
    }

    Class<?> define() {
        return defineClass(NAME, PLAIN, 0, PLAIN.length);
    }

    /** Defines it with a superclass that this loader is asked for in the middle of it. */
    Class<?> defineInheriting() {
        return defineClass(NAME, INHERITING, 0, INHERITING.length);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        asked.accept(name);
        if (name.equals(SUPERCLASS)) {
            byte[] file = classFile(SUPERCLASS, "java.lang.Object");
            return defineClass(name, file, 0, file.length);
        }
        throw new ClassNotFoundException(name);
    }

    private static byte[] classFile(String name, String superclass) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, superclass.replace('.', '/'), null);
        writer.visitEnd();
        return writer.toByteArray();
    }
}
