package dev.whence.it.target;

import java.lang.module.ModuleReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;

/**
 * Uses the flight recorder in one way, then records its first resolution itself.
 *
 * <p>Arguments: the file, and what comes before: {@code nothing}, {@code event} (an event of its own, which no recording
 * wants) or {@code classes} (every class of the recorder is loaded).
 */
public final class RecorderUses {
    private RecorderUses() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[1]) {
            case "event" -> System.out.println(OwnEvent.commitOne("before"));
            case "classes" -> System.out.println("loaded " + loadAll());
            default -> System.out.println("nothing");
        }
        try (Recording recording = new Recording()) {
            recording.enable("whence.Resolution");
            recording.start();
            find("key");
            recording.stop();
            recording.dump(Path.of(arguments[0]));
        }
    }

    static Object find(String key) {
        return "found";
    }

    private static int loadAll() throws Exception {
        List<String> names;
        try (ModuleReader reader = ModuleLayer.boot()
                        .configuration()
                        .findModule("jdk.jfr")
                        .orElseThrow()
                        .reference()
                        .open();
                Stream<String> entries = reader.list()) {
            names = entries.filter(entry -> entry.startsWith("jdk/jfr/") && entry.endsWith(".class"))
                    .map(entry -> entry.substring(0, entry.length() - 6).replace('/', '.'))
                    .collect(Collectors.toList());
        }
        for (String name : names) {
            Class.forName(name, false, null);
        }
        return names.size();
    }
}
