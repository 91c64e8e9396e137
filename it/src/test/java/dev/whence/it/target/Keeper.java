package dev.whence.it.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps a choice in a class of a loader that remembers what it is asked for. */
public final class Keeper {

    private Keeper() {}

    /** At the next line of its input it says what its loader was asked for since, and then has it asked. */
    public static void main(String[] arguments) throws Exception {
        Remembering loader = new Remembering();
        Class<?> kept = Class.forName(Kept.class.getName(), true, loader);
        loader.asked.clear();
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in)).readLine();
        System.out.println("asked=" + loader.asked);
        kept.getDeclaredField("choice");
        System.out.println("control=" + loader.asked);
    }

    /** Of no instance, and nobody's code names it: it is the type of a field alone. */
    static final class Never {}

    static final class Kept {
        static Object choice = new StringBuilder();
        static Never never;

        private Kept() {}
    }

    private static final class Remembering extends ClassLoader {
        final List<String> asked = new CopyOnWriteArrayList<>();

        Remembering() {
            super(Keeper.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return name.startsWith(Keeper.class.getName() + "$") ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = Keeper.class.getResourceAsStream('/' + name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
