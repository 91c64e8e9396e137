package dev.whence.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted fields of one event type, and hands them to its sink.
 *
 * <p>This is where a report's time goes: what has to be done with a field is looked up once a chunk, and an event, which
 * the buffer holds, is read from its array directly.
 */
final class Decoder {
    private static final int UNWANTED = -1;

    private static final String START = "startTime";
    private static final String DURATION = "duration";

    private final Type type;
    private final ChunkClock clock;
    private final SlidingBuffer buffer;
    private final EventSink sink;
    private final Row row;
    /** Behind the last wanted field nothing is read. */
    private final Field[] fields;
    /** What each of them is. */
    private final byte[] kinds;
    /** Per field its number in the row. */
    private final int[] slots;

    private final boolean timed;
    private final boolean absolute;
    private final RepeatedTail tail;

    Decoder(ChunkClock clock, SlidingBuffer buffer, Type type, EventSink sink, List<String> wanted, Row row) {
        this.type = type;
        this.clock = clock;
        this.buffer = buffer;
        this.sink = sink;
        this.row = row;
        int all = type.fields().size();
        byte[] allKinds = new byte[all];
        this.slots = new int[all];
        int count = 0;
        boolean start = false;
        boolean ticks = false;
        for (int i = 0; i < all; i++) {
            Field field = type.fields().get(i);
            slots[i] = field.array() ? UNWANTED : wanted.indexOf(field.name());
            allKinds[i] = kind(field, slots[i] != UNWANTED);
            if (allKinds[i] == Kind.START) {
                start = true;
                ticks = field.unit() == Unit.TICKS_SINCE_START;
            }
            if (slots[i] != UNWANTED || allKinds[i] == Kind.START || allKinds[i] == Kind.DURATION) {
                count = i + 1;
            }
        }
        this.timed = start;
        this.absolute = ticks;
        this.fields = type.fields().subList(0, count).toArray(new Field[0]);
        this.kinds = Arrays.copyOf(allKinds, count);
        this.tail = new RepeatedTail(row, slots, tailStart());
    }

    /** The first string, if all times stand before it. */
    private int tailStart() {
        int first = RepeatedTail.NONE;
        for (int i = kinds.length - 1; i >= 0; i--) {
            if (kinds[i] == Kind.START || kinds[i] == Kind.DURATION) {
                break;
            }
            if (kinds[i] == Kind.TEXT) {
                first = i;
            }
        }
        return first;
    }

    private static byte kind(Field field, boolean wanted) {
        if (field.array()) {
            return Kind.OTHER;
        }
        if (field.pooled()) {
            return wanted ? Kind.REFERENCE : Kind.INTEGER;
        }
        return switch (field.type().encoding()) {
            case INTEGER -> {
                if (field.name().equals(START)) {
                    yield Kind.START;
                }
                yield field.name().equals(DURATION) ? Kind.DURATION : wanted ? Kind.NUMBER : Kind.INTEGER;
            }
            case BYTE -> Kind.BYTE;
            case TEXT -> wanted ? Kind.TEXT : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    long typeId() {
        return type.id();
    }

    String typeName() {
        return type.name();
    }

    /**
     * Reads an event whose bytes, up to the offset {@code end} of the recording, the buffer holds.
     *
     * @return what is wrong with its values; null where the sink took it
     */
    @Nullable
    String decode(long end) throws IOException {
        row.begin();
        long startNanos = 0;
        long durationNanos = 0;
        byte[] bytes = buffer.bytes();
        int at = buffer.index();
        int behind = at + (int) (end - buffer.offset());
        for (int i = 0; i < kinds.length; i++) {
            if (at > behind) {
                throw tooLong();
            }
            if (i == tail.start() && tail.repeats(bytes, at, behind)) {
                at = behind;
                break;
            }
            byte kind = kinds[i];
            if (kind <= Kind.LAST_INTEGER) {
                // As SlidingBuffer reads it.
                long value = bytes[at++];
                if (value < 0) {
                    value &= 0x7F;
                    int shift = 7;
                    long next = bytes[at++];
                    while (next < 0 && shift < 49) {
                        value |= (next & 0x7F) << shift;
                        next = bytes[at++];
                        shift += 7;
                    }
                    value |= (next & 0x7F) << shift;
                    if (next < 0) {
                        value |= (bytes[at++] & 0xFFL) << 56;
                    }
                }
                if (kind == Kind.INTEGER) {
                    continue;
                }
                if (kind == Kind.REFERENCE) {
                    row.reference(slots[i], value);
                    continue;
                }
                value = fields[i].unit().nanos(value, clock);
                if (kind == Kind.START) {
                    startNanos = value;
                } else if (kind == Kind.DURATION) {
                    durationNanos = value;
                }
                if (slots[i] != UNWANTED) {
                    row.number(slots[i], value);
                }
            } else if (kind == Kind.BYTE) {
                if (slots[i] != UNWANTED) {
                    row.number(slots[i], bytes[at]);
                }
                at++;
            } else {
                int known = kind == Kind.TEXT ? row.takeKnownText(slots[i], at, behind) : 0;
                at = known > 0 ? at + known : takeOther(i, at, end);
            }
        }
        if (at > behind) {
            throw tooLong();
        }
        String impossible = impossible(startNanos, durationNanos);
        if (impossible != null) {
            return impossible;
        }
        sink.accept(row);
        tail.remember();
        return row.rejection();
    }

    /** Takes or steps over what is neither a number nor a string that was met before, and gives the index behind it. */
    private int takeOther(int i, int at, long end) throws IOException {
        buffer.index(at);
        if (kinds[i] == Kind.TEXT) {
            row.takeText(slots[i]);
        } else {
            ValueSkipper.skip(buffer, fields[i]);
        }
        // By its place in the recording: what reaches behind the event may have moved the buffer, and every index into
        // it is void then.
        if (buffer.offset() > end) {
            throw tooLong();
        }
        return buffer.index();
    }

    private static DamagedException tooLong() {
        return new DamagedException("an event is longer than it says");
    }

    /** What its times cannot be; null where there is nothing to say. */
    private @Nullable String impossible(long startNanos, long durationNanos) {
        if (durationNanos < 0 || durationNanos > ChunkClock.LONGEST) {
            return "it took " + durationNanos + " ns";
        }
        if (timed
                && !(clock.endsInTime(startNanos, durationNanos)
                        && (!absolute || clock.endsAfterStart(startNanos, durationNanos)))) {
            return "it is not of the time of its chunk";
        }
        return null;
    }

    /** What is done with a field. */
    private static final class Kind {
        static final byte INTEGER = 0;
        static final byte REFERENCE = 1;
        static final byte NUMBER = 2;
        static final byte START = 3;
        static final byte DURATION = 4;
        /** Up to here they are written as integers. */
        static final byte LAST_INTEGER = DURATION;

        static final byte BYTE = 5;
        static final byte TEXT = 6;
        static final byte OTHER = 7;
    }
}
