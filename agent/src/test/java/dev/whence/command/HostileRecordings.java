package dev.whence.command;

import dev.whence.command.HandmadeRecording.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Recordings that no recorder writes: each claims something that costs a reader its memory, its time or its figures. */
final class HostileRecordings {
    private static final long START = HandmadeRecording.START;
    private static final long LAST = Long.MAX_VALUE;
    private static final long FIRST = Long.MIN_VALUE;

    private HostileRecordings() {}

    /** Sound, of 1,000 resolutions. */
    static byte[] sound() {
        HandmadeRecording recording = new HandmadeRecording();
        for (int i = 0; i < 1_000; i++) {
            recording.resolution(START + i, 500 + i, "sound", "live");
        }
        return recording.step(7, "live").walk(9, 11).bytes();
    }

    static Map<String, Supplier<byte[]>> kinds() {
        Map<String, Supplier<byte[]>> kinds = new LinkedHashMap<>();
        strings(kinds);
        pools(kinds);
        descriptions(kinds);
        names(kinds);
        numbers(kinds);
        times(kinds);
        return kinds;
    }

    private static void strings(Map<String, Supplier<byte[]>> kinds) {
        for (int encoding : new int[] {3, 4, 5}) {
            Bytes event = new Bytes()
                    .number(HandmadeRecording.RESOLUTION)
                    .number(1)
                    .number(1)
                    .raw(new byte[] {(byte) encoding})
                    .number(3_000_000)
                    .raw(new byte[20]);
            // What it reaches into reads as strings that are null.
            byte[] foreign = HandmadeRecording.sized(new Bytes().number(999).raw(new byte[4_000_000]));
            kinds.put(
                    "a string behind its event, encoding " + encoding,
                    () -> ten("p").raw(HandmadeRecording.sized(event))
                            .raw(foreign)
                            .bytes());
        }
        kinds.put(
                "an event that ends before its fields",
                () -> ten("p").raw(HandmadeRecording.sized(new Bytes().number(HandmadeRecording.RESOLUTION)))
                        .bytes());
        kinds.put(
                "a string of 15 MB",
                () -> ten("p").resolution(START, 1, "p", "x".repeat(15_000_000)).bytes());
        kinds.put(
                "a string of 3 MB",
                () -> ten("p").resolution(START, 1, "p", "x".repeat(3_000_000)).bytes());
        kinds.put(
                "a path of 3 kB",
                () -> ten("p").resolution(START, 1, "p", "x".repeat(3_000)).bytes());
    }

    private static void pools(Map<String, Supplier<byte[]>> kinds) {
        kinds.put("constant pools that share their bytes, without a size", () -> overlapping(false));
        kinds.put("constant pools that share their bytes", () -> overlapping(true));
        kinds.put(
                "a constant pool that goes before itself",
                () -> ten("p").pools(HandmadeRecording.pool(1, new Bytes(), 0), 0)
                        .bytes());
        kinds.put("three million keys in a constant pool", () -> {
            Bytes values = new Bytes();
            for (int i = 0; i < 3_000_000; i++) {
                values.number(i).raw(new byte[] {0});
            }
            return ten("p").pools(HandmadeRecording.pool(0, values, 3_000_000), 0)
                    .bytes();
        });
        kinds.put(
                "a constant pool that counts more than it holds",
                () -> ten("p").pools(
                                HandmadeRecording.pool(0, new Bytes().number(1).raw(new byte[] {0}), 2_000), 0)
                        .bytes());
        kinds.put("long strings in the constant pool, each of an event", () -> {
            Bytes values = new Bytes();
            HandmadeRecording recording = ten("p");
            for (int i = 0; i < 20; i++) {
                int key = i + 1;
                values.number(key).text(key + "x".repeat(900_000));
                for (int j = 0; j < 5_000; j++) {
                    recording.event(
                            HandmadeRecording.RESOLUTION,
                            event -> event.number(START)
                                    .number(1)
                                    .text("p")
                                    .text("live")
                                    .pooled(key)
                                    .number(0));
                }
            }
            return recording.pools(HandmadeRecording.pool(0, values, 20), 0).bytes();
        });
        kinds.put("a hundred thousand classes with one long name", HostileRecordings::classes);
    }

    /** Each names the same symbols of 60 kB: written out, they would be 12 GB. */
    private static byte[] classes() {
        int count = 110_000;
        Bytes classes = new Bytes();
        Bytes loaders = new Bytes();
        HandmadeRecording recording = ten("p");
        for (int i = 1; i <= count; i++) {
            int key = i;
            classes.number(key).number(key).number(1);
            loaders.number(key).number(key).number(1);
            recording.event(
                    HandmadeRecording.RESOLUTION,
                    event -> event.number(START)
                            .number(1)
                            .text("p")
                            .text("live")
                            .raw(new byte[] {0})
                            .number(key));
        }
        Bytes body = new Bytes()
                .number(1)
                .number(0)
                .number(0)
                .number(0)
                .raw(new byte[] {0})
                .number(3);
        body.number(4).number(1).number(1).text("x".repeat(60_000));
        body.number(3).number(count).raw(classes.bytes());
        body.number(5).number(count).raw(loaders.bytes());
        return recording.pools(HandmadeRecording.sized(body), 0).bytes();
    }

    /** A chain of 400 pools; each counts the same three million strings behind the last as its own. */
    private static byte[] overlapping(boolean sized) {
        int count = 400;
        int width = 48;
        int strings = 3_000_000;
        ByteBuffer pools = ByteBuffer.allocate(count * width + 2 * strings);
        for (int i = 0; i < count; i++) {
            int size = sized ? (count - i) * width + 2 * strings : 0;
            Bytes head = new Bytes().raw(padded(size)).number(1).number(0).number(0);
            head.number(i == 0 ? 0 : -width)
                    .raw(new byte[] {0})
                    .number(1)
                    .number(2)
                    .raw(padded(strings + 1))
                    .number(7);
            int skipped = (count - i) * width - head.size() - 5;
            pools.position(i * width)
                    .put(head.raw(new byte[] {3}).raw(padded(skipped)).bytes());
        }
        return ten("p").pools(pools.array(), (count - 1) * width).bytes();
    }

    /** Four bytes, whatever the number. */
    private static byte[] padded(int number) {
        return new byte[] {
            (byte) (number | 0x80), (byte) (number >> 7 | 0x80), (byte) (number >> 14 | 0x80), (byte) (number >> 21)
        };
    }

    private static void descriptions(Map<String, Supplier<byte[]>> kinds) {
        for (int count : new int[] {6_000_000, 1_000_000}) {
            kinds.put(
                    "a description of types with " + count + " elements",
                    () -> ten("p").elements(description -> {
                                byte[] element = description.element("region", Map.of(), List.of());
                                description.add(count, repeated(element, count));
                            })
                            .bytes());
        }
        kinds.put(
                "an element with a million attributes",
                () -> ten("p").elements(description -> {
                            byte[] word = new Bytes()
                                    .number(description.word("region"))
                                    .bytes();
                            description.add(
                                    1,
                                    new Bytes()
                                            .raw(word)
                                            .number(1_000_000)
                                            .raw(repeated(word, 2_000_000))
                                            .number(0)
                                            .bytes());
                        })
                        .bytes());
        kinds.put(
                "a description of types with 600,000 words",
                () -> ten("p").elements(description -> IntStream.range(0, 600_000)
                                .forEach(i -> description.word(Integer.toString(i, Character.MAX_RADIX))))
                        .bytes());
        kinds.put(
                "elements nested 100,000 deep",
                () -> ten("p").elements(description -> {
                            byte[] open = new Bytes()
                                    .number(description.word("region"))
                                    .number(0)
                                    .number(1)
                                    .bytes();
                            byte[] last = description.element("region", Map.of(), List.of());
                            description.add(
                                    1,
                                    new Bytes()
                                            .raw(repeated(open, 100_000))
                                            .raw(last)
                                            .bytes());
                        })
                        .bytes());
        kinds.put(
                "ten thousand types of one name",
                () -> ten("p").elements(description -> {
                            List<byte[]> types = new ArrayList<>();
                            for (int i = 0; i < 10_000; i++) {
                                types.add(description.type(1_000 + i, "whence.Resolution", Map.of(), Map.of()));
                            }
                            description.add(1, description.element("metadata", Map.of(), types));
                        })
                        .bytes());
        kinds.put(
                "a type described twice",
                () -> ten("p").elements(description -> description.add(
                                1,
                                description.element(
                                        "metadata",
                                        Map.of(),
                                        List.of(description.type(
                                                HandmadeRecording.RESOLUTION,
                                                "whence.Resolution",
                                                Map.of(),
                                                Map.of())))))
                        .bytes());
    }

    private static void names(Map<String, Supplier<byte[]>> kinds) {
        kinds.put("100,000 paths", () -> {
            HandmadeRecording recording = ten("p");
            IntStream.range(0, 100_000).forEach(i -> recording.resolution(START, 5, "p", "path-" + i));
            return recording.bytes();
        });
        kinds.put("20,000 points", () -> {
            HandmadeRecording recording = ten("p");
            IntStream.range(0, 20_000).forEach(i -> recording.resolution(START, 5, "point-" + i, "live"));
            return recording.bytes();
        });
        kinds.put("20,000 paths that took a year", () -> {
            HandmadeRecording recording = ten("p");
            long year = 365 * 86_400_000_000_000L;
            IntStream.range(0, 20_000).forEach(i -> recording.resolution(START - year, year, "p", "path-" + i));
            return recording.bytes();
        });
        kinds.put("20,000 summarised paths", () -> {
            HandmadeRecording recording = ten("p");
            IntStream.range(0, 20_000).forEach(i -> recording.summary("path-" + i, 10, 0, 500, 50, 50, 50, 50, 0, 0));
            return recording.bytes();
        });
        kinds.put("20,000 steps", () -> {
            HandmadeRecording recording = ten("p");
            IntStream.range(0, 20_000).forEach(i -> recording.step(5, "step-" + i));
            return recording.bytes();
        });
        kinds.put("paths that come with each of 300 chunks", () -> {
            int[] chunk = {0};
            return HandmadeRecording.chunks(300, recording -> {
                int first = 10 * chunk[0]++;
                IntStream.range(first, first + 10).forEach(i -> recording.resolution(START, 5, "p", "path-" + i));
            });
        });
    }

    private static void numbers(Map<String, Supplier<byte[]>> kinds) {
        long huge = 1L << 62;
        kinds.put("failures below zero", () -> summary(10, -3, 1_000, 5, 50, 9, 20, 0, 0));
        kinds.put("more failures than calls", () -> summary(10, 5_000, 1_000, 5, 50, 9, 20, 0, 0));
        kinds.put("a count that overflows", () -> summary(huge, 0, 1_000, 5, 50, 9, 20, 0, 0));
        kinds.put("a count below zero", () -> summary(-10, 0, 1_000, 5, 50, 9, 20, 0, 0));
        kinds.put("a total that overflows", () -> summary(10, 0, huge, 5, 50, 9, 20, 0, 0));
        kinds.put("a total below zero", () -> summary(10, 0, -1_000, 5, 50, 9, 20, 0, 0));
        kinds.put("a shortest call below zero", () -> summary(10, 0, 1_000, -5, 50, 9, 20, 0, 0));
        kinds.put("a longest call of centuries", () -> summary(10, 0, 1_000, 5, LAST, 9, 20, 0, 0));
        kinds.put("a longest call that is shorter than the shortest", () -> summary(10, 0, 1_000, 5, 3, 9, 20, 0, 0));
        kinds.put("a median below zero", () -> summary(10, 0, 1_000, 5, 50, -1, 20, 0, 0));
        kinds.put("a percentile below the median", () -> summary(10, 0, 1_000, 5, 50, 9, 8, 0, 0));
        kinds.put("events left out below zero", () -> summary(10, 0, 1_000, 5, 50, 9, 20, -1, 0));
        kinds.put("more events left out than calls", () -> summary(10, 0, 1_000, 5, 50, 9, 20, 4, 7));
        kinds.put(
                "a step that took less than nothing",
                () -> ten("p").step(-3, "live").bytes());
        kinds.put(
                "a step that took centuries", () -> ten("p").step(LAST, "live").bytes());
        kinds.put(
                "a walk that took less than nothing",
                () -> ten("p").walk(-3, 100).bytes());
        kinds.put("a walk over less than no class", () -> ten("p").walk(3, -100).bytes());
        kinds.put("a walk over too many classes", () -> ten("p").walk(3, LAST).bytes());
        kinds.put("walks whose time overflows", () -> {
            HandmadeRecording recording = ten("p");
            long years = 9 * 365 * 86_400_000_000_000L;
            IntStream.range(0, 40)
                    .forEach(i -> recording.event(
                            HandmadeRecording.WALK,
                            event -> event.number(START - years)
                                    .number(years)
                                    .number(1)
                                    .number(1)));
            return recording.bytes();
        });
    }

    private static void times(Map<String, Supplier<byte[]>> kinds) {
        long[][] impossible = {
            {LAST, 5},
            {FIRST, 5},
            {FIRST / 2, LAST},
            {LAST / 2, FIRST},
            {1, LAST},
            {START, -100},
            {START, LAST / 8},
            {-1, 5},
            {START + 86_400_000_000_000L, 5}
        };
        for (long[] time : impossible) {
            kinds.put(
                    "an event at " + time[0] + " of " + time[1] + " ns",
                    () -> ten("p").resolution(time[0], time[1], "p", "live").bytes());
        }
        long[][] clocks = {{1, LAST / 2}, {1, 0}, {1, -1}, {1, 1}, {-1, 1_000_000_000}, {1, 1_000_000_000_000L}};
        for (long[] clock : clocks) {
            kinds.put(
                    "a clock from " + clock[0] + " with " + clock[1] + " ticks a second",
                    () -> ten("p").clock(clock[0], clock[1]).bytes());
        }
        long[][] spans = {{LAST, 1}, {FIRST, 1}, {-1, 1}, {START, -1}, {START, LAST}, {LAST - 100, 50}};
        for (long[] span : spans) {
            kinds.put(
                    "a chunk from " + span[0] + " of " + span[1] + " ns",
                    () -> ten("p").time(span[0], span[1]).bytes());
        }
    }

    private static byte[] summary(long... numbers) {
        return new HandmadeRecording()
                .summary("live", 10, 1, 1_000, 5, 50, 9, 20, 0, 0)
                .summary("live", numbers)
                .bytes();
    }

    private static HandmadeRecording ten(String point) {
        HandmadeRecording recording = new HandmadeRecording();
        for (int i = 0; i < 10; i++) {
            recording.resolution(START + i, 5, point, "live");
        }
        return recording;
    }

    private static byte[] repeated(byte[] bytes, int count) {
        byte[] all = new byte[bytes.length * count];
        for (int i = 0; i < all.length; i += bytes.length) {
            System.arraycopy(bytes, 0, all, i, bytes.length);
        }
        return all;
    }
}
