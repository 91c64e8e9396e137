package dev.whence.origin;

import dev.whence.agent.protocol.EventNames;
import dev.whence.agent.support.Suggestions;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.ClassName;
import dev.whence.recording.EventSink;
import dev.whence.recording.Reading;
import dev.whence.recording.RecordingReader;
import dev.whence.recording.RecordingVisitor;
import dev.whence.recording.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a recording says of a JVM's class path, of one class's loading, and of what failed to link. */
public final class RecordedJvm implements RecordingVisitor {
    private static final String BOOTSTRAP = "bootstrap";
    private static final String DEFINITIONS = "jdk.ClassDefine";
    private static final String LOADS = "jdk.ClassLoad";

    /** Names that a misspelt one may mean. */
    private static final int MOST_NAMES = 200_000;

    private static final int LONGEST = 1 << 20;
    private static final int MOST_LOADERS = 1_000;

    private final String className;
    private final RecordedProperties properties = new RecordedProperties();
    /** Sources by loaders; where several were seen of one, the first that is not empty. */
    private final Map<String, String> loaded = new LinkedHashMap<>();

    private final Set<String> names = new HashSet<>();
    private final LinkageFailures failures = new LinkageFailures(time -> counts());
    private final Map<String, EventSink> sinks = new HashMap<>();
    /** Chunks of the recordings read before: what two files share counts once. */
    private final Set<ChunkInfo> counted;

    private boolean isNew;

    private RecordedJvm(String className, Set<ChunkInfo> counted) {
        this.className = className;
        this.counted = counted;
        RecordedProperties.EVENTS.forEach(event -> sinks.put(event, properties));
        sinks.put(DEFINITIONS, new ClassSink("definedClass", ""));
        sinks.put(LOADS, new ClassSink("loadedClass", ""));
        sinks.put(EventNames.ANSWER, new ClassSink("implementation", "source"));
        sinks.put(EventNames.RESOLUTION, new ClassSink("implementation", "source"));
        sinks.put(EventNames.PATCH, new ClassSink("className", "codeSource"));
        sinks.put(LinkageFailures.ERRORS, failures.errors());
        sinks.put(LinkageFailures.EXCEPTIONS, failures.exceptions());
    }

    /**
     * A recording that was read.
     *
     * @param jvm what it says
     * @param complaints what is missing or unsound in it
     * @param isRead whether it has a complete chunk
     */
    public record Read(RecordedJvm jvm, List<String> complaints, boolean isRead) {}

    /**
     * Reads a file.
     *
     * @param counted chunks of other files that were read before; those of this one are added
     * @throws IOException if it cannot be opened or read
     */
    public static Read read(RecordingReader reader, Path file, String className, Set<ChunkInfo> counted)
            throws IOException {
        RecordedJvm jvm = new RecordedJvm(className, counted);
        Reading reading = reader.read(file, jvm);
        return new Read(jvm, reading.complaints(), reading.chunks() > 0);
    }

    /** What its loaders search. */
    public JvmPaths paths() {
        return RecordedProperties.paths(properties.values());
    }

    /** Where the class is loaded, as far as an event names it. */
    public List<LoadedClass> loaded() {
        List<LoadedClass> classes = new ArrayList<>();
        loaded.forEach((loader, source) -> classes.add(new LoadedClass(loader, source)));
        return classes;
    }

    /** What failed to link. */
    public LinkageFailures failures() {
        return failures;
    }

    /** Names of classes in the recording that the one asked for may mean. */
    public List<String> nearest() {
        return Suggestions.classes(className, names);
    }

    @Override
    public Map<String, EventSink> sinks() {
        return sinks;
    }

    @Override
    public boolean begin(ChunkInfo chunk) {
        isNew = counted.add(chunk);
        return true;
    }

    private boolean counts() {
        return isNew;
    }

    @Override
    public void end() {
        // What a chunk says is taken as it comes.
    }

    /** A loader of the application has a class of its own, whatever it is called. */
    static boolean isOfTheBootstrapLoader(ClassName type) {
        return type.loaderType() == null && (type.loader() == 0 || BOOTSTRAP.equals(type.loaderName()));
    }

    private static String loader(ClassName type) {
        String loaderType = type.loaderType();
        if (loaderType == null) {
            return isOfTheBootstrapLoader(type) ? BOOTSTRAP : "loader " + type.loader();
        }
        String name = type.loaderName() == null ? "" : type.loaderName();
        return loaderType.startsWith("jdk.internal.loader.") && !name.isEmpty()
                ? name
                : (name.isEmpty() ? "" : name + " ") + loaderType + "#" + type.loader();
    }

    /** Takes an event that names a class, and perhaps its source. */
    private final class ClassSink implements EventSink {
        private final List<String> fields;

        ClassSink(String type, String source) {
            this.fields = source.isEmpty() ? List.of(type) : List.of(type, source);
        }

        @Override
        public List<String> fields() {
            return fields;
        }

        @Override
        public void accept(Row row) throws IOException {
            ClassName type = row.className(0);
            if (type == null) {
                return;
            }
            if (!type.name().equals(className)) {
                if (names.size() < MOST_NAMES) {
                    names.add(type.name());
                }
                return;
            }
            String source = fields.size() > 1 ? row.text(1) : null;
            String known = source == null || source.length() > LONGEST ? "" : source;
            String loader = loader(type);
            if (loaded.size() == MOST_LOADERS && !loaded.containsKey(loader)) {
                return;
            }
            loaded.merge(loader, known, (one, other) -> one.isEmpty() ? other : one);
        }
    }
}
