package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jars.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs on other people's libraries (module {@code it/guests}), and those libraries as Maven Central has them. */
public final class Guests {

    /** What Tomcat needs to look for what a web application leaves behind; without, it complains. */
    private static final String[] FOR_TOMCAT = {
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED"
    };

    private Guests() {}

    /** The program {@code guest.NAME.Main}, on the libraries of that name. */
    public static Launch program(Launch launch, String name, String... arguments) {
        if (name.equals("tomcat")) {
            launch.vm(FOR_TOMCAT);
        }
        return on(launch, name).program("guest." + name + ".Main", arguments);
    }

    /** The guests' classes and the libraries of one name on the class path; what to start is still to be said. */
    public static Launch on(Launch launch, String libraries) {
        return launch.classPath(file("guests.jar"))
                .classPath(libraries(libraries).toArray(Path[]::new));
    }

    /** The jars of one folder, as the {@code pom.xml} of the guests names it. */
    public static List<Path> libraries(String name) {
        try (Stream<Path> jars = Files.list(file("lib").resolve(name))) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No libraries " + name, e);
        }
    }

    /** That folder. */
    public static Path folder(String name) {
        return file("lib").resolve(name);
    }

    /** Spring Boot's executable jar. */
    public static Path boot() {
        return file("guests-boot.jar");
    }

    /** An OSGi bundle. */
    public static Path bundle() {
        return file("guests-bundle.jar");
    }

    /** Two folders, {@code paper} and {@code digital}, each a web application with the same classes. */
    public static Path webapps() {
        return file("webapps");
    }

    private static Path file(String name) {
        return Shipped.guest(name);
    }
}
