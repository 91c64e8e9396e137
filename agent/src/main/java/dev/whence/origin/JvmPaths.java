package dev.whence.origin;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a JVM's own loaders search, as its properties say.
 *
 * @param elements jars and folders in the order of the search, absolute where the JVM's folder is known: those of the module
 *     path before those of the class path
 * @param home the folder of its JDK; empty where it is not known
 */
public record JvmPaths(List<String> elements, String home) {
    /** More than any application has; a recording may claim anything. */
    private static final int MOST = 10_000;

    /**
     * Reads the properties.
     *
     * @param property gives a system property of the JVM, empty where it has none
     * @param folder the folder that relative elements are below
     * @param reach where a file that the JVM names is found from here
     */
    public static JvmPaths of(UnaryOperator<String> property, Path folder, UnaryOperator<Path> reach) {
        List<String> elements = new ArrayList<>();
        for (String element : split(property.apply("jdk.module.path"))) {
            modules(absolute(element, folder), reach, elements);
        }
        for (String element : split(property.apply("java.class.path"))) {
            add(absolute(element, folder), elements);
        }
        return new JvmPaths(elements, property.apply("java.home"));
    }

    /** The same with another class path: what the operator gives, as java takes it. */
    public static JvmPaths of(String classPath, String home) {
        List<String> elements = new ArrayList<>();
        for (String element : split(classPath)) {
            if (element.equals("*") || element.endsWith("/*")) {
                Path folder = Path.of(element.equals("*") ? "." : element.substring(0, element.length() - 1));
                jars(folder, UnaryOperator.identity()).forEach(jar -> add(jar, elements));
            } else {
                add(element, elements);
            }
        }
        return new JvmPaths(elements, home);
    }

    /** An element of a module path is a module, or a folder of modules. */
    private static void modules(String element, UnaryOperator<Path> reach, List<String> into) {
        try {
            Path path = reach.apply(Path.of(element));
            if (!Files.isDirectory(path) || Files.exists(path.resolve("module-info.class"))) {
                add(element, into);
                return;
            }
            jars(Path.of(element), reach).forEach(jar -> add(jar, into));
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, Files::isDirectory)) {
                for (Path folder : folders) {
                    if (Files.exists(folder.resolve("module-info.class"))) {
                        add(Path.of(element).resolve(path.relativize(folder)).toString(), into);
                    }
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            add(element, into);
        }
    }

    private static List<String> jars(Path folder, UnaryOperator<Path> reach) {
        List<String> jars = new ArrayList<>();
        Path here = reach.apply(folder);
        try (DirectoryStream<Path> each = Files.newDirectoryStream(here, "*.{jar,JAR}")) {
            for (Path jar : each) {
                jars.add(folder.resolve(here.relativize(jar)).toString());
            }
        } catch (IOException unreadable) {
            return List.of(folder.toString());
        }
        jars.sort(null);
        return jars;
    }

    private static void add(String element, List<String> into) {
        if (into.size() < MOST) {
            into.add(element);
        }
    }

    private static List<String> split(String path) {
        List<String> elements = new ArrayList<>();
        for (String element : path.split(File.pathSeparator)) {
            if (!element.isEmpty()) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String absolute(String element, Path folder) {
        try {
            String path = folder.resolve(element).normalize().toString();
            return path.isEmpty() ? "." : path;
        } catch (InvalidPathException foreign) {
            return element;
        }
    }
}
