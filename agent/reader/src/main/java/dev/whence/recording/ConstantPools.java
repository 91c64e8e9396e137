package dev.whence.recording;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a chunk's strings and classes in its constant pools.
 *
 * <p>Only where they stand is kept, and the few that an event asks for are read: a chunk holds tens of thousands. Each is read
 * once, so that however often one thing names another, the work does not grow beyond the chunk. One object serves one chunk
 * after the other.
 */
final class ConstantPools {
    /** No chunk of a recorder comes near: at most 24 MB while the index grows. */
    static final int MOST_VALUES = 800_000;
    /** Of each kind that events ask for. */
    private static final int MOST_READ = 100_000;

    private static final int MOST_CHARACTERS = 1 << 23;
    private static final int SCAN_BUFFER = 1 << 16;
    private static final int LOOKUP_BUFFER = 1 << 12;
    private static final int CHECKPOINT = 1;
    /** In place of a symbol that holds no text: the one object, not what it says. */
    private static final String NOTHING = new String();

    private static final String CLASS = "java.lang.Class";
    private static final String LOADER = "jdk.types.ClassLoader";
    private static final String SYMBOL = "jdk.types.Symbol";
    private static final String THREAD = "java.lang.Thread";

    /** Where values stand is kept of these types; the others are stepped over. */
    private final Map<String, OffsetIndex> offsets = Map.of(
            Type.STRING,
            new OffsetIndex(),
            CLASS,
            new OffsetIndex(),
            LOADER,
            new OffsetIndex(),
            SYMBOL,
            new OffsetIndex(),
            THREAD,
            new OffsetIndex(),
            StackTraces.STACK,
            new OffsetIndex(),
            StackTraces.METHOD,
            new OffsetIndex());

    private final SlidingBuffer scan = new SlidingBuffer(SCAN_BUFFER);
    /** A value is small, and where the next one stands is anybody's guess: a large buffer would be filled for nothing. */
    private final SlidingBuffer lookup = new SlidingBuffer(LOOKUP_BUFFER);

    private final Map<String, Type> types = new HashMap<>();
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, String> symbols = new HashMap<>();
    private final Map<Long, String> threads = new HashMap<>();
    private final Map<Long, Loader> loaders = new HashMap<>();
    private final Map<Long, Declared> declared = new HashMap<>();
    private final Map<Long, ClassName> classes = new HashMap<>();
    private final StackTraces stacks = new StackTraces(this, lookup);
    private long end;
    private int values;
    private int characters;

    /** What a class says of itself: its binary name, and the number of its loader. */
    private record Declared(@Nullable String name, long loader) {}

    /** What is known of a class loader. */
    private record Loader(@Nullable String name, @Nullable String type) {
        static final Loader UNKNOWN = new Loader(null, null);
    }

    void open(RecordingSource source) {
        scan.open(source);
        lookup.open(source);
    }

    void close() {
        scan.close();
        lookup.close();
        offsets.values().forEach(OffsetIndex::clear);
        forget();
    }

    /** Takes another chunk of the recording, and forgets the one before. */
    void read(ChunkHeader chunk, Metadata metadata) throws IOException {
        offsets.values().forEach(OffsetIndex::clear);
        forget();
        end = chunk.end();
        long first = chunk.offset() + ChunkHeader.SIZE;
        long at = chunk.pools();
        long before = end;
        long back;
        do {
            // Each names the one before it, and ends before the one behind it begins: so the chain is no circle, and no
            // byte is read twice.
            if (at < first || at >= before) {
                throw new DamagedException("its constant pools are inconsistent");
            }
            back = readPool(at, before, metadata);
            before = at;
            at += back;
        } while (back != 0);
    }

    /** A string of the constant pool; null where it is not there. */
    @Nullable
    String string(long id) throws IOException {
        String known = strings.get(id);
        if (known == null && seek(Type.STRING, id)) {
            known = Texts.read(lookup, lookup.readByte());
            if (known != null) {
                count(known, strings);
                strings.put(id, known);
            }
        }
        return known;
    }

    /** A class of the constant pool; null for the id 0, which means null, and where it is not there. */
    @Nullable
    ClassName className(long id) throws IOException {
        ClassName known = classes.get(id);
        if (known == null && id != 0) {
            Declared declared = declared(id);
            if (declared != null) {
                Loader loader = loader(declared.loader());
                String name = declared.name();
                known = new ClassName(id, name == null ? "?" : name, declared.loader(), loader.name(), loader.type());
                classes.put(id, known);
            }
        }
        return known;
    }

    /** What a thread of the constant pool is called; null where it is not there. */
    @Nullable
    String threadName(long id) throws IOException {
        String known = threads.get(id);
        if (known == null && seek(THREAD, id)) {
            Map<String, Object> value = value(THREAD);
            known = value.get("javaName") instanceof String name && !name.isEmpty()
                    ? name
                    : value.get("osName") instanceof String osName ? osName : "";
            count(known, threads);
            threads.put(id, known);
        }
        return known;
    }

    /** The topmost frames of a stack, as {@code Class.method:line}; none where there is none. */
    List<String> stack(long id, int most) throws IOException {
        return id == 0 ? List.of() : stacks.frames(id, most);
    }

    /** A type of the constant pools that was met; null where there is none. */
    @Nullable
    Type type(String name) {
        return types.get(name);
    }

    private @Nullable Declared declared(long id) throws IOException {
        Declared known = declared.get(id);
        if (known == null && seek(CLASS, id)) {
            Map<String, Object> value = value(CLASS);
            String symbol = symbol(reference(value, "name"));
            String name = symbol == null ? null : symbol.replace('/', '.');
            count(name == null ? "" : name, declared);
            known = new Declared(name, reference(value, "classLoader"));
            declared.put(id, known);
        }
        return known;
    }

    private Loader loader(long id) throws IOException {
        Loader known = loaders.get(id);
        if (known == null) {
            known = Loader.UNKNOWN;
            if (seek(LOADER, id)) {
                Map<String, Object> value = value(LOADER);
                String name = symbol(reference(value, "name"));
                long type = reference(value, "type");
                Declared declared = type == 0 ? null : declared(type);
                known = new Loader(name, declared == null ? null : declared.name());
            }
            count("", loaders);
            loaders.put(id, known);
        }
        return known;
    }

    private long readPool(long at, long before, Metadata metadata) throws IOException {
        scan.seek(at, before);
        int size = scan.readInt();
        if (size <= 0 || size > before - at) {
            throw new DamagedException("its constant pools are inconsistent");
        }
        scan.seek(scan.offset(), at + size);
        if (scan.readLong() != CHECKPOINT) {
            throw new DamagedException("its constant pools are not where it says");
        }
        scan.readLong();
        scan.readLong();
        long back = scan.readLong();
        scan.readByte();
        for (int left = scan.readCount(); left > 0; left--) {
            readValues(metadata);
        }
        return back;
    }

    private void readValues(Metadata metadata) throws IOException {
        Type type = metadata.type(scan.readLong());
        if (type == null) {
            throw new DamagedException("it has a constant pool of a type that it does not describe");
        }
        OffsetIndex wanted = offsets.get(type.name());
        if (wanted != null) {
            types.put(type.name(), type);
        }
        for (int left = scan.readCount(); left > 0; left--) {
            long key = scan.readLong();
            if (wanted != null) {
                values -= wanted.size();
                wanted.put(key, scan.offset());
                values += wanted.size();
                if (values > MOST_VALUES) {
                    throw new DamagedException("its constant pools hold more than " + MOST_VALUES + " values");
                }
            }
            ValueSkipper.skip(scan, type);
        }
    }

    boolean seek(String type, long id) throws IOException {
        OffsetIndex known = offsets.get(type);
        long offset = known == null ? OffsetIndex.ABSENT : known.get(id);
        if (offset == OffsetIndex.ABSENT) {
            return false;
        }
        lookup.seek(offset, end);
        return true;
    }

    /** The value at the buffer: indices into other pools as {@code Long}, strings as {@code String}. */
    Map<String, Object> value(String typeName) throws IOException {
        Map<String, Object> value = new HashMap<>();
        Type type = types.get(typeName);
        if (type != null) {
            for (Field field : type.fields()) {
                if (field.pooled() && !field.array()) {
                    value.put(field.name(), lookup.readLong());
                } else if (field.type().name().equals(Type.STRING) && !field.array()) {
                    String text = text();
                    if (text != null) {
                        value.put(field.name(), text);
                    }
                } else {
                    ValueSkipper.skip(lookup, field);
                }
            }
        }
        return value;
    }

    private @Nullable String text() throws IOException {
        int encoding = lookup.readByte();
        if (encoding == Texts.POOLED) {
            lookup.readLong();
            return null;
        }
        return Texts.read(lookup, encoding);
    }

    @Nullable
    String symbol(long id) throws IOException {
        String known = symbols.get(id);
        if (known == null && seek(SYMBOL, id)) {
            known = value(SYMBOL).get("string") instanceof String text ? text : NOTHING;
            count(known, symbols);
            symbols.put(id, known);
        }
        return known == NOTHING ? null : known;
    }

    void count(String text, Map<Long, ?> known) throws DamagedException {
        characters += text.length();
        if (characters > MOST_CHARACTERS || known.size() >= MOST_READ) {
            throw new DamagedException("its events name too many strings or classes of its constant pools");
        }
    }

    private void forget() {
        types.clear();
        stacks.forget();
        strings.clear();
        symbols.clear();
        loaders.clear();
        threads.clear();
        declared.clear();
        classes.clear();
        values = 0;
        characters = 0;
    }

    static long reference(Map<String, Object> value, String field) {
        return value.get(field) instanceof Long id ? id : 0;
    }
}
