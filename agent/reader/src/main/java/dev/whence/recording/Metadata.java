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
    private static final int LONGEST = 1 << 23;
    /** Of strings, and of elements and their attributes: the JDK's own types have some 30,000 of these. */
    private static final int MOST = 500_000;

    private final Map<Long, Type> types;

    private Metadata(Map<Long, Type> types) {
        this.types = types;
    }

    /** Goes to a chunk's description of types, and gives its length: so many bytes the buffer holds from there on. */
    static int seek(SlidingBuffer buffer, ChunkHeader chunk) throws IOException {
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
        int length = (int) (end - buffer.offset());
        buffer.hold(length);
        return length;
    }

    /** Reads the description of types at the buffer, which holds all of it. */
    static Metadata read(SlidingBuffer buffer, Words words) throws IOException {
        int count = buffer.readCount();
        if (count > MOST) {
            throw new DamagedException("its description of types has " + count + " strings");
        }
        words.read(buffer, count);
        return new Metadata(new Reader(buffer, words).types());
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
        private static final List<String> ATTRIBUTES =
                List.of("id", "name", "class", "constantPool", "dimension", "value");
        private static final int ID = 0;
        private static final int NAME = 1;
        private static final int CLASS = 2;
        private static final int CONSTANT_POOL = 3;
        private static final int DIMENSION = 4;
        private static final int VALUE = 5;
        private static final int ABSENT = -1;

        private final SlidingBuffer buffer;
        private final Words words;
        private final Map<Long, Type> types = new HashMap<>();
        private final Map<Type, List<DeclaredField>> declared = new HashMap<>();
        private int parts;

        /** The words of the element that was begun last, by {@link #ATTRIBUTES}. */
        private final int[] attributes = new int[ATTRIBUTES.size()];

        Reader(SlidingBuffer buffer, Words words) {
            this.buffer = buffer;
            this.words = words;
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
            Type type = new Type(number(ID), text(NAME));
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
            String name = text(NAME);
            long type = number(CLASS);
            boolean pooled = !text(CONSTANT_POOL).isEmpty();
            boolean array = !text(DIMENSION).isEmpty() && number(DIMENSION) > 0;
            List<Declared> units = new ArrayList<>(0);
            for (int left = children(); left > 0; left--) {
                if (begin().equals("annotation") && isShort(VALUE) && Unit.names(text(VALUE))) {
                    units.add(new Declared(number(CLASS), text(VALUE)));
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
            int name = words.readNumber(buffer);
            Arrays.fill(attributes, ABSENT);
            for (int left = buffer.readCount(); left > 0; left--) {
                count();
                int attribute = ATTRIBUTES.indexOf(words.text(buffer, words.readNumber(buffer)));
                int value = words.readNumber(buffer);
                if (attribute >= 0) {
                    attributes[attribute] = value;
                }
            }
            return words.text(buffer, name);
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

        private String text(int attribute) throws IOException {
            int word = attributes[attribute];
            return word == ABSENT ? "" : words.text(buffer, word);
        }

        /** Whether an attribute may be the name of a unit: labels and descriptions need not be read for that. */
        private boolean isShort(int attribute) {
            int word = attributes[attribute];
            return word != ABSENT && words.size(word) <= Unit.LONGEST_NAME + Long.BYTES;
        }

        private long number(int attribute) throws IOException {
            try {
                return Long.parseLong(text(attribute));
            } catch (NumberFormatException e) {
                throw new DamagedException("a type's " + ATTRIBUTES.get(attribute) + " is not a number");
            }
        }
    }
}
