package dev.whence.report.jfr;

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
    /** A description of types takes some 200 kB; a longer one than this is not kept to compare. */
    private static final int LONGEST = 1 << 22;

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
        if (buffer.readLong() != EVENT) {
            throw new DamagedException("its description of types is not where its header says");
        }
        buffer.readLong();
        buffer.readLong();
        buffer.readLong();
        byte[] description = description(buffer, chunk.metadata() + size - buffer.offset());
        if (last != null && description != NOT_KEPT && Arrays.equals(description, last.description)) {
            return last;
        }
        int count = buffer.readCount();
        List<String> strings = new ArrayList<>(Math.min(count, 10_000));
        for (int i = 0; i < count; i++) {
            String string = Texts.read(buffer, buffer.readByte());
            strings.add(string == null ? "" : string);
        }
        return new Metadata(new Reader(buffer, strings).types(), description);
    }

    /** The bytes from here on, which stay to be read. */
    private static byte[] description(SlidingBuffer buffer, long length) throws IOException {
        if (length <= 0 || length > LONGEST) {
            return NOT_KEPT;
        }
        buffer.hold((int) length);
        return Arrays.copyOfRange(buffer.bytes(), buffer.index(), buffer.index() + (int) length);
    }

    @Nullable
    Type type(long id) {
        return types.get(id);
    }

    Iterable<Type> types() {
        return types.values();
    }

    /** One element of the tree that the description is written as. */
    private record Element(String name, Map<String, String> attributes, List<Element> children) {
        String text(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        long number(String attribute) throws DamagedException {
            try {
                return Long.parseLong(text(attribute));
            } catch (NumberFormatException e) {
                throw new DamagedException("a type's " + attribute + " is not a number");
            }
        }
    }

    /** Reads the tree and makes types of it: all of them first, since fields name types that come later. */
    private static final class Reader {
        private final SlidingBuffer buffer;
        private final List<String> strings;
        private final Map<Long, Type> types = new HashMap<>();

        Reader(SlidingBuffer buffer, List<String> strings) {
            this.buffer = buffer;
            this.strings = strings;
        }

        Map<Long, Type> types() throws IOException {
            List<Element> classes = new ArrayList<>();
            for (Element child : element(0).children()) {
                if (child.name().equals("metadata")) {
                    classes.addAll(child.children());
                }
            }
            for (Element declared : classes) {
                long id = declared.number("id");
                types.put(id, new Type(id, declared.text("name")));
            }
            for (Element declared : classes) {
                Type type = known(declared.number("id"));
                for (Element child : declared.children()) {
                    if (child.name().equals("field")) {
                        type.fields().add(field(child));
                    }
                }
            }
            return types;
        }

        private Field field(Element element) throws IOException {
            Unit unit = Unit.PLAIN;
            for (Element child : element.children()) {
                if (child.name().equals("annotation")) {
                    unit = switch (known(child.number("class")).name()) {
                        case "jdk.jfr.Timespan" -> Unit.ofTimespan(child.text("value"));
                        case "jdk.jfr.Timestamp" -> Unit.ofTimestamp(child.text("value"));
                        default -> unit;
                    };
                }
            }
            return new Field(
                    element.text("name"),
                    known(element.number("class")),
                    !element.text("constantPool").isEmpty(),
                    !element.text("dimension").isEmpty() && element.number("dimension") > 0,
                    unit);
        }

        private Type known(long id) throws DamagedException {
            Type type = types.get(id);
            if (type == null) {
                throw new DamagedException("it names a type " + id + " that it does not describe");
            }
            return type;
        }

        private Element element(int depth) throws IOException {
            if (depth > DEEPEST) {
                throw new DamagedException("its description of types is nested without end");
            }
            String name = string();
            Map<String, String> attributes = new HashMap<>();
            for (int left = buffer.readCount(); left > 0; left--) {
                String attribute = string();
                attributes.put(attribute, string());
            }
            List<Element> children = new ArrayList<>();
            for (int left = buffer.readCount(); left > 0; left--) {
                children.add(element(depth + 1));
            }
            return new Element(name, attributes, children);
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
