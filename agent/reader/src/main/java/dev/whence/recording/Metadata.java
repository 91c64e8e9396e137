package dev.whence.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that a chunk describes: what its events and its constant pools are made of. */
final class Metadata {
    private static final int EVENT = 0;
    private static final int DEEPEST = 64;
    /** A description of the JDK's own types takes some 200 kB. */
    private static final int LONGEST = 1 << 24;
    /** One that is longer is not kept to compare the next with. */
    private static final int LONGEST_KEPT = 1 << 22;
    /** Of strings, and of elements and their attributes: the JDK's own types have some 30,000 of these. */
    private static final int MOST = 500_000;

    private static final byte[] NOT_KEPT = {};

    private final Map<Long, Type> types;
    /** What it was read from. */
    private final byte[] description;

    private Metadata(Map<Long, Type> types, byte[] description) {
        this.types = types;
        this.description = description;
    }

    /**
     * Reads a chunk's description of types.
     *
     * @param last that of the chunk before, or null; the JDK repeats it in each chunk, and to read it makes 3 MB of
     *     objects
     */
    static Metadata read(SlidingBuffer buffer, ChunkHeader chunk, @Nullable Metadata last) throws IOException {
        buffer.seek(chunk.metadata(), chunk.end());
        int size = buffer.readInt();
        long end = chunk.metadata() + size;
        if (size <= 0 || end > chunk.end()) {
            throw new DamagedException("its description of types does not end within it");
        }
        if (size > LONGEST) {
            throw new DamagedException("its description of types has " + size + " bytes");
        }
        if (buffer.readLong() != EVENT) {
            throw new DamagedException("its description of types is not where its header says");
        }
        buffer.seek(buffer.offset(), end);
        buffer.readLong();
        buffer.readLong();
        buffer.readLong();
        byte[] description = description(buffer, (int) (end - buffer.offset()));
        if (last != null && description != NOT_KEPT && Arrays.equals(description, last.description)) {
            return last;
        }
        return new Metadata(new Reader(buffer, strings(buffer)).types(), description);
    }

    /** The bytes from here on, which stay to be read. */
    private static byte[] description(SlidingBuffer buffer, int length) throws IOException {
        if (length > LONGEST_KEPT) {
            return NOT_KEPT;
        }
        buffer.hold(length);
        return Arrays.copyOfRange(buffer.bytes(), buffer.index(), buffer.index() + length);
    }

    private static List<String> strings(SlidingBuffer buffer) throws IOException {
        int count = buffer.readCount();
        if (count > MOST) {
            throw new DamagedException("its description of types has " + count + " strings");
        }
        List<String> strings = new ArrayList<>(Math.min(count, 10_000));
        for (int i = 0; i < count; i++) {
            String string = Texts.read(buffer, buffer.readByte());
            strings.add(string == null ? "" : string);
        }
        return strings;
    }

    @Nullable
    Type type(long id) {
        return types.get(id);
    }

    Iterable<Type> types() {
        return types.values();
    }

    /**
     * Reads the tree that the description is written as, and keeps of it only types and fields. Fields name types that come
     * later, so they are completed at the end.
     */
    private static final class Reader {
        private final SlidingBuffer buffer;
        private final List<String> strings;
        private final Map<Long, Type> types = new HashMap<>();
        private final Map<Type, List<DeclaredField>> declared = new HashMap<>();
        private int parts;

        /** The attributes of the element that was begun last. */
        private final Map<String, String> attributes = new HashMap<>();

        Reader(SlidingBuffer buffer, List<String> strings) {
            this.buffer = buffer;
            this.strings = strings;
        }

        /** A field whose type is known by its number alone. */
        private record DeclaredField(String name, long type, boolean pooled, boolean array, List<Declared> units) {}

        /** An annotation that may say what a number means: the number of its type, and its value. */
        private record Declared(long type, String value) {}

        Map<Long, Type> types() throws IOException {
            begin();
            for (int left = children(); left > 0; left--) {
                if (begin().equals("metadata")) {
                    for (int classes = children(); classes > 0; classes--) {
                        type();
                    }
                } else {
                    skipChildren(1);
                }
            }
            for (Map.Entry<Type, List<DeclaredField>> entry : declared.entrySet()) {
                for (DeclaredField field : entry.getValue()) {
                    entry.getKey().fields().add(completed(field));
                }
            }
            return types;
        }

        private void type() throws IOException {
            begin();
            Type type = new Type(number("id"), text("name"));
            List<DeclaredField> fields = new ArrayList<>();
            for (int left = children(); left > 0; left--) {
                if (begin().equals("field")) {
                    fields.add(field());
                } else {
                    skipChildren(2);
                }
            }
            if (types.put(type.id(), type) != null) {
                throw new DamagedException("it describes the type " + type.id() + " twice");
            }
            declared.put(type, fields);
        }

        private DeclaredField field() throws IOException {
            String name = text("name");
            long type = number("class");
            boolean pooled = !text("constantPool").isEmpty();
            boolean array = !text("dimension").isEmpty() && number("dimension") > 0;
            List<Declared> units = new ArrayList<>(0);
            for (int left = children(); left > 0; left--) {
                if (begin().equals("annotation") && Unit.names(text("value"))) {
                    units.add(new Declared(number("class"), text("value")));
                }
                skipChildren(3);
            }
            return new DeclaredField(name, type, pooled, array, units);
        }

        private Field completed(DeclaredField field) throws DamagedException {
            Unit unit = Unit.PLAIN;
            for (Declared annotation : field.units()) {
                unit = switch (known(annotation.type()).name()) {
                    case "jdk.jfr.Timespan" -> Unit.ofTimespan(annotation.value());
                    case "jdk.jfr.Timestamp" -> Unit.ofTimestamp(annotation.value());
                    default -> unit;
                };
            }
            return new Field(field.name(), known(field.type()), field.pooled(), field.array(), unit);
        }

        private Type known(long id) throws DamagedException {
            Type type = types.get(id);
            if (type == null) {
                throw new DamagedException("it names a type " + id + " that it does not describe");
            }
            return type;
        }

        /** Begins an element: reads its name, which it gives, and its attributes. */
        private String begin() throws IOException {
            count();
            String name = string();
            attributes.clear();
            for (int left = buffer.readCount(); left > 0; left--) {
                count();
                String attribute = string();
                attributes.put(attribute, string());
            }
            return name;
        }

        private int children() throws IOException {
            return buffer.readCount();
        }

        private void skipChildren(int depth) throws IOException {
            if (depth > DEEPEST) {
                throw new DamagedException("its description of types is nested without end");
            }
            for (int left = children(); left > 0; left--) {
                begin();
                skipChildren(depth + 1);
            }
        }

        private void count() throws DamagedException {
            if (++parts > MOST) {
                throw new DamagedException("its description of types has more than " + MOST + " parts");
            }
        }

        private String text(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        private long number(String attribute) throws DamagedException {
            try {
                return Long.parseLong(text(attribute));
            } catch (NumberFormatException e) {
                throw new DamagedException("a type's " + attribute + " is not a number");
            }
        }

        private String string() throws IOException {
            long index = buffer.readLong();
            if (index < 0 || index >= strings.size()) {
                throw new DamagedException("its description of types names a string that is not there");
            }
            return strings.get((int) index);
        }
    }
}
