package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An application of three named modules: an interface, a provider in a package that nobody may see, and a program that looks
 * the provider up. None of them reads {@code jdk.jfr} or the class path.
 */
public final class ShapesModules {

    /** What the launcher's {@code -m} takes. */
    public static final String MAIN = "shapes.app/shapes.app.Main";

    /** The provider's class. */
    public static final String SQUARE = "shapes.square.internal.Square";

    private static final Map<String, String> API = Map.of(
            "module-info.java",
            "module shapes.api { exports shapes.api; }\n",
            "shapes/api/Shape.java",
            "package shapes.api;\npublic interface Shape { String name(); }\n");

    private static final Map<String, String> PROVIDER = Map.of(
            "module-info.java",
            "module shapes.square {\n"
                    + "  requires shapes.api;\n"
                    + "  provides shapes.api.Shape with shapes.square.internal.Square;\n"
                    + "}\n",
            "shapes/square/internal/Square.java",
            """
            package shapes.square.internal;
            import shapes.api.Shape;
            public final class Square implements Shape {
                private Square() {}
                public static Shape provider() {
                    return new Square();
                }
                @Override public String name() {
                    return "square";
                }
            }
            """);

    private static final Map<String, String> PROGRAM = Map.of(
            "module-info.java",
            "module shapes.app {\n  requires shapes.api;\n  uses shapes.api.Shape;\n}\n",
            "shapes/app/Main.java",
            """
            package shapes.app;
            import java.io.BufferedReader;
            import java.io.IOException;
            import java.io.InputStreamReader;
            import java.util.ServiceLoader;
            import shapes.api.Shape;
            public final class Main {
                private Main() {}
                public static void main(String[] arguments) throws IOException {
                    System.out.println("= ready");
                    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        System.out.println("= " + (line.equals("module") ? module() : find(line)));
                    }
                }
                static Shape find(String name) {
                    for (Shape shape : ServiceLoader.load(Shape.class)) {
                        if (shape.name().equals(name)) {
                            return shape;
                        }
                    }
                    return null;
                }
                private static String module() {
                    Module module = find("square").getClass().getModule();
                    Module outside = ClassLoader.getSystemClassLoader().getUnnamedModule();
                    return module.getName() + " exports " + module.isExported("shapes.square.internal", outside)
                            + " opens " + module.isOpen("shapes.square.internal", outside)
                            + " requires " + new java.util.TreeSet<>(module.getDescriptor().requires());
                }
            }
            """);

    private static final String POINTS = """
            shape = shapes.app.Main::find
            shape.key = 0
            shape.step.provided = shapes.square.internal.Square::provider
            """;

    private ShapesModules() {}

    /** The module path. */
    public static String path() {
        Path api = Javac.compileModule("shapes-api", API);
        Path provider = Javac.compileModule("shapes-square", PROVIDER, api);
        Path program = Javac.compileModule("shapes-app", PROGRAM, api);
        return List.of(api, provider, program).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A points file: the look-up, and a step in another module. */
    public static Path points() {
        Path file = Shipped.ownFolder("scratch").resolve("shapes-modules.properties");
        return Io.attempt(() -> Files.writeString(file, POINTS));
    }
}
