package dev.whence.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a chunk of a recording byte by byte, also such as no recorder writes. Event types are described as the recorder
 * does, but that their times are plain numbers of nanoseconds.
 */
final class HandmadeRecording {
    static final long START = 1_700_000_000_000_000_000L;
    static final long RESOLUTION = 100;
    static final long SUMMARY = 101;
    static final long STEP = 102;
    static final long WALK = 103;

    private static final int LONG = 1;
    private static final int STRING = 2;
    private static final int CLASS = 3;
    private static final int SYMBOL = 4;
    private static final int LOADER = 5;
    private static final int HEADER = 68;
    private static final long SECOND = 1_000_000_000L;

    private final Bytes events = new Bytes();
    /** Written behind the ordinary ones, as elements beside {@code metadata}. */
    private Consumer<Description> elements = description -> {};

    private byte[] pools = pool(0, new Bytes(), 0);
    private int lastPool;
    private long startNanos = START;
    private long durationNanos = SECOND;
    private long startTicks;
    private long ticksPerSecond = SECOND;

    HandmadeRecording event(long type, Consumer<Bytes> fields) {
        Bytes body = new Bytes().number(type);
        fields.accept(body);
        return raw(sized(body));
    }

    HandmadeRecording raw(byte[] bytes) {
        events.raw(bytes);
        return this;
    }

    HandmadeRecording resolution(long start, long duration, String point, String path) {
        return event(
                RESOLUTION,
                event -> event.number(start)
                        .number(duration)
                        .text(point)
                        .text(path)
                        .raw(new byte[] {0})
                        .number(0));
    }

    /** Numbers: count, failures, total, min, max, p50, p99, below the threshold, over the limit. */
    HandmadeRecording summary(String path, long... numbers) {
        return event(SUMMARY, event -> {
            event.number(START).text("p").text(path);
            for (long number : numbers) {
                event.number(number);
            }
        });
    }

    HandmadeRecording step(long duration, String path) {
        return event(
                STEP,
                event -> event.number(START)
                        .number(duration)
                        .text("p")
                        .text(path)
                        .text("chosen"));
    }

    HandmadeRecording walk(long duration, long classes) {
        return event(
                WALK, event -> event.number(START).number(duration).number(1).number(classes));
    }

    HandmadeRecording elements(Consumer<Description> more) {
        elements = more;
        return this;
    }

    /** The chunk's constant pools, and where among these bytes the last of them begins. */
    HandmadeRecording pools(byte[] bytes, int last) {
        pools = bytes;
        lastPool = last;
        return this;
    }

    HandmadeRecording time(long start, long duration) {
        startNanos = start;
        durationNanos = duration;
        return this;
    }

    HandmadeRecording clock(long start, long perSecond) {
        startTicks = start;
        ticksPerSecond = perSecond;
        return this;
    }

    byte[] bytes() {
        byte[] description = description();
        int metadata = HEADER + events.size();
        int size = metadata + description.length + pools.length;
        ByteBuffer chunk = ByteBuffer.allocate(size);
        chunk.put(new byte[] {'F', 'L', 'R', 0}).putShort((short) 2).putShort((short) 1);
        chunk.putLong(size).putLong(metadata + description.length + lastPool).putLong(metadata);
        chunk.putLong(startNanos).putLong(durationNanos).putLong(startTicks).putLong(ticksPerSecond);
        chunk.put(new byte[] {0, 0, 0, 1});
        return chunk.put(events.bytes()).put(description).put(pools).array();
    }

    /** Several chunks of one kind, each beginning a nanosecond later. */
    static byte[] chunks(int count, Consumer<HandmadeRecording> content) {
        Bytes all = new Bytes();
        for (int i = 0; i < count; i++) {
            HandmadeRecording chunk = new HandmadeRecording().time(START + i, SECOND);
            content.accept(chunk);
            all.raw(chunk.bytes());
        }
        return all.bytes();
    }

    /** A constant pool of strings. */
    static byte[] pool(long back, Bytes values, int count) {
        Bytes body = new Bytes().number(1).number(0).number(0).number(back).raw(new byte[] {0});
        if (count > 0) {
            body.number(1).number(STRING).number(count).raw(values.bytes());
        } else {
            body.number(0);
        }
        return sized(body);
    }

    /** A body with its size before it, which counts itself. */
    static byte[] sized(Bytes body) {
        int length = body.size() + 1;
        while (new Bytes().number(length).size() + body.size() != length) {
            length++;
        }
        return new Bytes().number(length).raw(body.bytes()).bytes();
    }

    private byte[] description() {
        Description description = new Description();
        List<byte[]> types = new ArrayList<>();
        types.add(description.type(LONG, "long", Map.of(), Map.of()));
        types.add(description.type(STRING, "java.lang.String", Map.of(), Map.of()));
        types.add(description.type(SYMBOL, "jdk.types.Symbol", fields("string", STRING), Map.of()));
        types.add(description.type(LOADER, "jdk.types.ClassLoader", Map.of(), ordered("type", CLASS, "name", SYMBOL)));
        types.add(description.type(CLASS, "java.lang.Class", Map.of(), ordered("classLoader", LOADER, "name", SYMBOL)));
        types.add(description.type(
                RESOLUTION,
                "whence.Resolution",
                ordered("startTime", LONG, "duration", LONG, "point", STRING, "path", STRING, "failure", STRING),
                fields("implementation", CLASS)));
        types.add(description.type(
                SUMMARY,
                "whence.Summary",
                ordered(
                        "startTime",
                        LONG,
                        "point",
                        STRING,
                        "path",
                        STRING,
                        "count",
                        LONG,
                        "failures",
                        LONG,
                        "total",
                        LONG,
                        "min",
                        LONG,
                        "max",
                        LONG,
                        "p50",
                        LONG,
                        "p99",
                        LONG,
                        "belowThreshold",
                        LONG,
                        "overLimit",
                        LONG),
                Map.of()));
        types.add(description.type(
                STEP,
                "whence.Step",
                ordered("startTime", LONG, "duration", LONG, "point", STRING, "path", STRING, "outcome", STRING),
                Map.of()));
        types.add(description.type(
                WALK,
                "whence.ClassWalk",
                ordered("startTime", LONG, "duration", LONG, "resolution", LONG, "classes", LONG),
                Map.of()));
        return description.write(types, elements);
    }

    private static Map<String, Integer> fields(String name, int type) {
        return Map.of(name, type);
    }

    private static Map<String, Integer> ordered(Object... namesAndTypes) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put((String) namesAndTypes[i], (Integer) namesAndTypes[i + 1]);
        }
        return fields;
    }

    /** Bytes as the format writes them. */
    static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes number(long value) {
            long rest = value;
            for (int i = 0; i < 8; i++) {
                int low = (int) (rest & 0x7F);
                rest >>>= 7;
                if (rest == 0) {
                    out.write(low);
                    return this;
                }
                out.write(low | 0x80);
            }
            out.write((int) rest);
            return this;
        }

        Bytes text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(3);
            return number(bytes.length).raw(bytes);
        }

        /** A string that stands in the constant pool. */
        Bytes pooled(long key) {
            out.write(2);
            return number(key);
        }

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        int size() {
            return out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** The description of types: a tree whose words stand in a table before it. */
    static final class Description {
        private final Map<String, Integer> words = new LinkedHashMap<>();
        private final Bytes more = new Bytes();
        private int moreCount;

        byte[] element(String name, Map<String, String> attributes, List<byte[]> children) {
            Bytes element = new Bytes().number(word(name)).number(attributes.size());
            attributes.forEach((key, value) -> element.number(word(key)).number(word(value)));
            element.number(children.size());
            children.forEach(element::raw);
            return element.bytes();
        }

        byte[] type(long id, String name, Map<String, Integer> plain, Map<String, Integer> pooled) {
            List<byte[]> fields = new ArrayList<>();
            plain.forEach((field, type) ->
                    fields.add(element("field", Map.of("name", field, "class", Integer.toString(type)), List.of())));
            pooled.forEach((field, type) -> fields.add(element(
                    "field",
                    Map.of("name", field, "class", Integer.toString(type), "constantPool", "true"),
                    List.of())));
            return element("class", Map.of("id", Long.toString(id), "name", name), fields);
        }

        /** Adds elements beside {@code metadata}. */
        void add(int count, byte[] elements) {
            moreCount += count;
            more.raw(elements);
        }

        /** Adds a word that no element uses. */
        long word(String word) {
            return words.computeIfAbsent(word, key -> words.size());
        }

        private byte[] write(List<byte[]> types, Consumer<Description> elements) {
            byte[] metadata = element("metadata", Map.of(), types);
            elements.accept(this);
            Bytes tree = new Bytes().number(word("root")).number(0).number(1 + moreCount);
            tree.raw(metadata).raw(more.bytes());
            Bytes body = new Bytes().number(0).number(0).number(0).number(1).number(words.size());
            words.keySet().forEach(body::text);
            return sized(body.raw(tree.bytes()));
        }
    }
}
