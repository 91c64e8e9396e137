package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jvm.Jdk.NotAJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JDKs that the tests run on: the one that runs the build, its sibling folders' of 17 and later, and those named in
 * {@code -Dwhence.jdks=folder,folder}.
 */
public final class Jdks {

    private static final int OLDEST = 17;
    private static final List<Jdk> FOUND = find();

    private Jdks() {}

    public static List<Jdk> all() {
        return FOUND;
    }

    /** The JDK that runs the build, for what does not depend on the JDK. */
    public static Jdk own() {
        return FOUND.get(0);
    }

    private static List<Jdk> find() {
        Search search = new Search();
        Path own = Path.of(System.getProperty("java.home"));
        search.look(own, "runs the build");
        for (Path sibling : siblings(own)) {
            search.look(sibling, "beside it");
        }
        for (String named : System.getProperty("whence.jdks", "").split("[,;" + File.pathSeparator + "]")) {
            if (!named.isBlank()) {
                search.look(Path.of(named.strip()), "named in whence.jdks");
            }
        }
        search.tell();
        if (search.jdks.isEmpty()) {
            throw new IllegalStateException("No JDK of " + OLDEST + " or later to test on");
        }
        return List.copyOf(search.jdks.values());
    }

    private static List<Path> siblings(Path home) {
        try (Stream<Path> siblings = Files.list(home.toRealPath().getParent())) {
            return siblings.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for JDKs beside " + home, e);
        }
    }

    /** What was looked at so far: several links may lead to one JDK, which counts once. */
    private static final class Search {
        final Map<Path, Jdk> jdks = new LinkedHashMap<>();
        private final List<String> told = new ArrayList<>();

        void look(Path folder, String why) {
            try {
                Jdk jdk = Jdk.at(folder);
                if (jdk.feature() < OLDEST) {
                    told.add("  not used: " + folder + " (" + why + "): " + jdk + " is older than " + OLDEST);
                } else if (jdks.putIfAbsent(jdk.home(), jdk) == null) {
                    told.add("  " + jdk + " in " + jdk.home() + " (" + why + ")");
                }
            } catch (NotAJdk e) {
                told.add("  not used: " + folder + " (" + why + "): " + e.getMessage());
            }
        }

        /** Of the test JVMs that run side by side, the first says it. */
        void tell() {
            if (!System.getProperty("whence.fork", "fork-1").equals("fork-1")) {
                return;
            }
            System.out.println("Whence is tested on " + jdks.size() + " JDK" + (jdks.size() == 1 ? ":" : "s:"));
            told.forEach(System.out::println);
        }
    }
}
