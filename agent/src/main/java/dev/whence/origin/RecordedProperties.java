package dev.whence.origin;

import dev.whence.agent.protocol.EventNames;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Takes {@code jdk.InitialSystemProperty} and {@code whence.SystemProperty}: of the properties those that say what a JVM's
 * loaders search.
 */
public final class RecordedProperties implements EventSink {
    /** The JDK's event has all properties, and the agent's those that are wanted. */
    public static final List<String> EVENTS = List.of("jdk.InitialSystemProperty", EventNames.SYSTEM_PROPERTY);

    /** The others may hold secrets. */
    private static final Set<String> WANTED = Set.copyOf(RequestKey.SEARCHED);

    private static final int LONGEST = 1 << 20;

    private final Map<String, String> values = new TreeMap<>();

    @Override
    public List<String> fields() {
        return List.of("key", "value");
    }

    @Override
    public void accept(Row row) throws IOException {
        String key = row.text(0);
        if (key != null && WANTED.contains(key) && !row.isLonger(1, LONGEST)) {
            String value = row.text(1);
            values.put(key, value == null ? "" : value);
        }
    }

    /** The properties by their names. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /**
     * What the JVM's loaders search. Looks at the folders of its module path. Where a JVM was started is not recorded as a rule:
     * relative elements are then looked for in the folder of this command.
     */
    public static JvmPaths paths(Map<String, String> values) {
        return JvmPaths.of(
                name -> values.getOrDefault(name, ""),
                folder(values.getOrDefault("user.dir", "")),
                UnaryOperator.identity());
    }

    private static Path folder(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException foreign) {
            return Path.of("");
        }
    }
}
