package dev.whence.it.house;

import dev.whence.it.harness.Io;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The types of a jar, of the jars in it, or of a folder: its own ones, and those that they inherit from, wherever these are. */
final class Types {

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Optional<Type>> read = new HashMap<>();
    private final Map<String, Type> own = new TreeMap<>();

    private Types() {}

    /** Reads what a jar or a folder holds. The types that {@code isOwn} names are the ones that rules are for. */
    static Types of(Path place, Predicate<String> isOwn) {
        Types types = new Types();
        Io.attempt(() -> {
            if (Files.isDirectory(place)) {
                types.readFolder(place);
            } else {
                types.readJar(Files.readAllBytes(place));
            }
            return types;
        });
        types.files.keySet().stream()
                .filter(name -> isOwn.test(name.replace('/', '.')) && !name.endsWith("package-info"))
                .forEach(name -> types.own.put(name, types.find(name).orElseThrow()));
        return types;
    }

    /** The types that rules are for, by their internal names. */
    Map<String, Type> own() {
        return own;
    }

    /** The types above a type, own ones and those of others, the nearest first. */
    List<Type> supertypes(Type type) {
        return type.parents().stream()
                .flatMap(name -> find(name).stream())
                .flatMap(parent -> Stream.concat(Stream.of(parent), supertypes(parent).stream()))
                .distinct()
                .toList();
    }

    boolean isOwn(Type type) {
        return own.containsKey(type.name());
    }

    /** The types that every package may use: public ones that are in no type that is not. */
    List<String> publicTypes() {
        return own.values().stream()
                .filter(type -> !type.isSynthetic() && isPublic(type))
                .map(Type::binaryName)
                .sorted()
                .toList();
    }

    /** The other packages that name a type. */
    Set<String> usersOf(String binaryName) {
        Type used = own.get(binaryName.replace('.', '/'));
        Set<String> users = new TreeSet<>();
        for (Type type : own.values()) {
            if (type.named().contains(used.name()) && !type.packageName().equals(used.packageName())) {
                users.add(type.packageName());
            }
        }
        return users;
    }

    /** For each package of own types the others whose types it names. */
    Map<String, Set<String>> packages() {
        Map<String, Set<String>> known = new TreeMap<>();
        for (Type type : own.values()) {
            Set<String> others = known.computeIfAbsent(type.packageName(), any -> new TreeSet<>());
            type.named().stream()
                    .filter(own::containsKey)
                    .map(name -> own.get(name).packageName())
                    .filter(other -> !other.equals(type.packageName()))
                    .forEach(others::add);
        }
        return known;
    }

    /** Finds a type among those that were read, and in the JDK. */
    Optional<Type> find(String name) {
        Optional<Type> known = read.get(name);
        if (known == null) {
            byte[] file = file(name);
            known = Optional.ofNullable(file).map(Type::read);
            read.put(name, known);
        }
        return known;
    }

    private boolean isPublic(Type type) {
        String outer = type.outer();
        return type.isPublic()
                && (outer == null || find(outer).filter(this::isPublic).isPresent());
    }

    private byte @Nullable [] file(String name) {
        byte[] file = files.get(name);
        if (file != null) {
            return file;
        }
        return Io.attempt(() -> {
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            }
        });
    }

    private void readFolder(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                add(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
    }

    private void readJar(byte[] jar) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jar") || entry.getName().endsWith(".class")) {
                    add(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private void add(String file, byte[] content) throws IOException {
        if (file.endsWith(".jar")) {
            readJar(content);
        } else if (file.endsWith(".class")) {
            files.put(file.substring(0, file.length() - ".class".length()), content);
        }
    }
}
