package dev.whence.check;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;

/**
 * A folder with packages below: on a disk, in a jar, in a jar within a jar, or a module of a JDK.
 *
 * @param folder the folder
 * @param name as a person calls it
 * @param archive the same of all versions of a multi-release jar
 */
record ClassPathEntry(Path folder, String name, String archive) {
    private static final String CLASS = ".class";

    ClassPathEntry(Path folder, String name) {
        this(folder, name, name);
    }

    /** Whether a text can be a class's name: one that a recording or a message holds could be a path to anywhere. */
    static boolean isBinaryName(String text) {
        if (text.isEmpty() || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            return false;
        }
        return text.chars().noneMatch(c -> c == '/' || c == '\\' || c == ';' || c == '[' || c == 0);
    }

    Path file(String className) {
        return folder.resolve(className.replace('.', '/') + CLASS);
    }

    boolean has(String className) {
        return Files.isRegularFile(file(className));
    }

    FoundClass found(String className, boolean hidden) {
        return new FoundClass(className, name, hidden, () -> Files.readAllBytes(file(className)));
    }

    /** The class file with what the archive says of itself. */
    ClassCopy copy(String className) {
        boolean packed = folder.getFileSystem() != FileSystems.getDefault();
        return new ClassCopy(archive, file(className), packed ? folder.getRoot() : folder);
    }

    /** Gives every class file with its class's name. Other versions of a multi-release jar are entries of their own. */
    void each(BiConsumer<String, Path> taker) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                boolean packages = below.equals(folder) || isIdentifier(below);
                return packages ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(CLASS) && !name.endsWith("-info.class")) {
                    String className =
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.');
                    taker.accept(className, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A folder such as META-INF or BOOT-INF is no package. */
    private static boolean isIdentifier(Path below) {
        String name = String.valueOf(below.getFileName());
        String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return bare.chars().allMatch(Character::isJavaIdentifierPart);
    }
}
