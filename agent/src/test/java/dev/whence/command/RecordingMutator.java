package dev.whence.command;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages recordings as disks, networks and people do, the same way for the same seed. */
final class RecordingMutator {
    private static final int HEADER = 68;
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        68,
        1 << 16,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 40,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    /** Where the numbers of eight bytes in a chunk's header begin. */
    private static final int FIRST_NUMBER = 8;

    private static final int NUMBERS = 7;

    private final byte[] original;
    private final List<Integer> chunks = new ArrayList<>();

    RecordingMutator(byte[] original) {
        this.original = original;
        for (int chunk = 0; chunk < original.length; chunk += (int) number(original, chunk + 8)) {
            chunks.add(chunk);
        }
    }

    byte[] mutant(long seed) {
        Random random = new Random(seed);
        byte[] mutant = original.clone();
        // Most have one: with more, few are left that the JDK reads as well.
        int changes = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutant = change(mutant, random);
        }
        return mutant;
    }

    private byte[] change(byte[] bytes, Random random) {
        int chunk = chunks.get(random.nextInt(chunks.size()));
        switch (random.nextInt(9)) {
            case 0 -> header(bytes, chunk, random);
            case 1 -> flip(bytes, random.nextInt(bytes.length), random);
            case 2 -> integer(bytes, random.nextInt(bytes.length), random);
            case 3 -> integer(bytes, within(bytes, chunk, 24, random), random);
            case 4 -> integer(bytes, within(bytes, chunk, 16, random), random);
            case 5 -> flip(bytes, within(bytes, chunk, random.nextBoolean() ? 24 : 16, random), random);
            case 6 -> swap(bytes, random);
            case 7 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            default -> {
                return spliced(bytes, random);
            }
        }
        return bytes;
    }

    private void header(byte[] bytes, int chunk, Random random) {
        int at = chunk + FIRST_NUMBER + 8 * random.nextInt(NUMBERS);
        if (at + 8 <= bytes.length) {
            long extreme = EXTREMES[random.nextInt(EXTREMES.length)];
            long value = random.nextBoolean() ? extreme : number(bytes, at) + extreme;
            ByteBuffer.wrap(bytes).putLong(at, value);
        }
    }

    private static void flip(byte[] bytes, int at, Random random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** Writes a number as the format does, over what was there. */
    private static void integer(byte[] bytes, int at, Random random) {
        byte[] number = new HandmadeRecording.Bytes()
                .number(EXTREMES[random.nextInt(EXTREMES.length)])
                .bytes();
        if (at + number.length <= bytes.length) {
            System.arraycopy(number, 0, bytes, at, number.length);
        }
    }

    /** Near the place that a number of the header names: 16 for the constant pools, 24 for the description of types. */
    private int within(byte[] bytes, int chunk, int number, Random random) {
        long place = chunk + number(original, chunk + number) + random.nextInt(random.nextBoolean() ? 40 : 20_000);
        return (int) Math.min(place, Math.max(0, bytes.length - 1));
    }

    private static void swap(byte[] bytes, Random random) {
        int length = 1 + random.nextInt(64);
        if (bytes.length > length + HEADER) {
            int from = random.nextInt(bytes.length - length);
            int to = random.nextInt(bytes.length - length);
            System.arraycopy(bytes.clone(), from, bytes, to, length);
        }
    }

    /** Leaves out, or says twice, some bytes. */
    private static byte[] spliced(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(300), bytes.length - at);
        boolean twice = random.nextBoolean();
        ByteBuffer spliced = ByteBuffer.allocate(bytes.length + (twice ? length : -length));
        spliced.put(bytes, 0, twice ? at + length : at);
        spliced.put(bytes, twice ? at : at + length, bytes.length - (twice ? at : at + length));
        return spliced.array();
    }

    private static long number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getLong(at);
    }
}
