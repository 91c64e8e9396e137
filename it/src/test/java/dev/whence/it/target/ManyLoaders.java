package dev.whence.it.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Loads the same classes in very many loaders, and at each line of its standard input calls all that are of a type with that line
 * as the key; with the key {@code few}, the first, the last and the one between.
 *
 * <p>Arguments: loaders; how many classes {@code crowd.C0}, {@code crowd.C1}, … each loads; and the folder with their files.
 */
public final class ManyLoaders {
    private ManyLoaders() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        int loaders = Integer.parseInt(arguments[0]);
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            files.add(Files.readAllBytes(Path.of(arguments[2], "crowd", "C" + i + ".class")));
        }
        List<Crowd.Member> members = new ArrayList<>();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < loaders; i++) {
            Loader loader = new Loader();
            for (byte[] file : files) {
                Object made = loader.define(file).getDeclaredConstructor().newInstance();
                all.add(made);
                if (made instanceof Crowd.Member member) {
                    members.add(member);
                }
            }
        }
        System.out.println("up " + all.size());
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String key = lines.nextLine();
            int answered = 0;
            for (Crowd.Member member : key.equals("few") ? few(members) : members) {
                answered += member.find(key).equals(key) ? 1 : 0;
            }
            System.out.println("answered " + answered);
        }
    }

    private static List<Crowd.Member> few(List<Crowd.Member> members) {
        return List.of(members.get(0), members.get(members.size() / 2), members.get(members.size() - 1));
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(ManyLoaders.class.getClassLoader());
        }

        Class<?> define(byte[] file) {
            return defineClass(null, file, 0, file.length);
        }
    }
}
