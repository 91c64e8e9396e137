package dev.whence.report.jfr;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a chunk's strings and classes in its constant pools.
 *
 * <p>Only where they stand is kept, and the few that an event asks for are read: a chunk holds tens of thousands.
 */
final class ConstantPools {
    private static final int CHECKPOINT = 1;
    private static final String CLASS = "java.lang.Class";
    private static final String LOADER = "jdk.types.ClassLoader";
    private static final String SYMBOL = "jdk.types.Symbol";

    private final ChunkHeader chunk;
    private final SlidingBuffer buffer;
    private final Map<String, Map<Long, Long>> offsets = Map.of(
            Type.STRING, new HashMap<>(), CLASS, new HashMap<>(), LOADER, new HashMap<>(), SYMBOL, new HashMap<>());
    private final Map<String, Type> types = new HashMap<>();
    private final Map<Long, ClassName> classes = new HashMap<>();
    private final Map<Long, String> strings = new HashMap<>();

    private ConstantPools(ChunkHeader chunk, SlidingBuffer buffer) {
        this.chunk = chunk;
        this.buffer = buffer;
    }

    /** The buffer given is kept and moved by later look-ups: it must not be the one that reads events. */
    static ConstantPools read(SlidingBuffer buffer, ChunkHeader chunk, Metadata metadata) throws IOException {
        ConstantPools pools = new ConstantPools(chunk, buffer);
        long at = chunk.pools();
        long before = chunk.end();
        while (true) {
            // Each names the one before it, so a chain that does not go backwards is a circle.
            if (at < chunk.offset() + ChunkHeader.SIZE || at >= before) {
                throw new DamagedException("its constant pools do not hang together");
            }
            before = at;
            long back = pools.readPool(at, metadata);
            if (back == 0) {
                return pools;
            }
            at += back;
        }
    }

    /** A string of the constant pool; null where it is not there. */
    @Nullable
    String string(long id) throws IOException {
        String known = strings.get(id);
        if (known == null && seek(Type.STRING, id)) {
            known = Texts.read(buffer, buffer.readByte());
            if (known != null) {
                strings.put(id, known);
            }
        }
        return known;
    }

    /** A class of the constant pool; null for the id 0, which stands for null, and where it is not there. */
    @Nullable
    ClassName className(long id) throws IOException {
        ClassName known = classes.get(id);
        if (known == null && id != 0 && seek(CLASS, id)) {
            Map<String, Object> value = value(CLASS);
            String name = symbol(reference(value, "name"));
            long loader = reference(value, "classLoader");
            String loaderName = null;
            String loaderType = null;
            if (seek(LOADER, loader)) {
                Map<String, Object> loaderValue = value(LOADER);
                loaderName = symbol(reference(loaderValue, "name"));
                long type = reference(loaderValue, "type");
                if (type != 0 && seek(CLASS, type)) {
                    loaderType = binary(symbol(reference(value(CLASS), "name")));
                }
            }
            String binary = binary(name);
            known = new ClassName(id, binary == null ? "?" : binary, loader, loaderName, loaderType);
            classes.put(id, known);
        }
        return known;
    }

    private long readPool(long at, Metadata metadata) throws IOException {
        buffer.seek(at, chunk.end());
        buffer.readInt();
        if (buffer.readLong() != CHECKPOINT) {
            throw new DamagedException("its constant pools are not where it says");
        }
        buffer.readLong();
        buffer.readLong();
        long back = buffer.readLong();
        buffer.readByte();
        for (int left = buffer.readCount(); left > 0; left--) {
            long id = buffer.readLong();
            Type type = metadata.type(id);
            if (type == null) {
                throw new DamagedException("it has a constant pool of a type that it does not describe");
            }
            Map<Long, Long> wanted = offsets.get(type.name());
            if (wanted != null) {
                types.put(type.name(), type);
            }
            for (int values = buffer.readCount(); values > 0; values--) {
                long key = buffer.readLong();
                if (wanted != null) {
                    wanted.put(key, buffer.offset());
                }
                ValueSkipper.skip(buffer, type);
            }
        }
        return back;
    }

    private boolean seek(String type, long id) throws IOException {
        Map<Long, Long> known = offsets.get(type);
        Long offset = known == null ? null : known.get(id);
        if (offset == null) {
            return false;
        }
        buffer.seek(offset, chunk.end());
        return true;
    }

    /** The value at the buffer: indices into other pools as {@code Long}, strings as {@code String}. */
    private Map<String, Object> value(String typeName) throws IOException {
        Map<String, Object> value = new HashMap<>();
        Type type = types.get(typeName);
        if (type != null) {
            for (Field field : type.fields()) {
                if (field.pooled() && !field.array()) {
                    value.put(field.name(), buffer.readLong());
                } else if (field.type().name().equals(Type.STRING) && !field.array()) {
                    int encoding = buffer.readByte();
                    String text = encoding == Texts.POOLED ? null : Texts.read(buffer, encoding);
                    if (encoding == Texts.POOLED) {
                        buffer.readLong();
                    }
                    if (text != null) {
                        value.put(field.name(), text);
                    }
                } else {
                    ValueSkipper.skip(buffer, field);
                }
            }
        }
        return value;
    }

    private @Nullable String symbol(long id) throws IOException {
        if (!seek(SYMBOL, id)) {
            return null;
        }
        return value(SYMBOL).get("string") instanceof String text ? text : null;
    }

    private static long reference(Map<String, Object> value, String field) {
        return value.get(field) instanceof Long id ? id : 0;
    }

    private static @Nullable String binary(@Nullable String internal) {
        return internal == null ? null : internal.replace('/', '.');
    }
}
