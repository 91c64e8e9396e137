package dev.whence.recording;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the wanted fields of one event type, and hands them to its sink. */
final class Decoder {
    private static final int UNWANTED = -1;

    private static final String START = "startTime";
    private static final String DURATION = "duration";

    private final Type type;
    private final ChunkClock clock;
    private final SlidingBuffer buffer;
    private final EventSink sink;
    private final Row row;
    private final Field[] fields;
    /** Per field its number in the row; behind the last wanted field nothing is read. */
    private final int[] slots;

    private final int start;
    private final int duration;
    private final boolean absolute;
    private long startNanos;
    private long durationNanos;

    Decoder(ChunkClock clock, SlidingBuffer buffer, Type type, EventSink sink, List<String> wanted, Row row) {
        this.type = type;
        this.clock = clock;
        this.buffer = buffer;
        this.sink = sink;
        this.row = row;
        int count = 0;
        int[] all = new int[type.fields().size()];
        int startField = UNWANTED;
        int durationField = UNWANTED;
        boolean ticks = false;
        for (int i = 0; i < all.length; i++) {
            Field field = type.fields().get(i);
            boolean number = !field.array() && !field.pooled() && field.type().encoding() == Encoding.INTEGER;
            all[i] = field.array() ? UNWANTED : wanted.indexOf(field.name());
            if (number && field.name().equals(START)) {
                startField = i;
                ticks = field.unit() == Unit.TICKS_SINCE_START;
            } else if (number && field.name().equals(DURATION)) {
                durationField = i;
            }
            if (all[i] != UNWANTED || startField == i || durationField == i) {
                count = i + 1;
            }
        }
        this.start = startField;
        this.duration = durationField;
        this.absolute = ticks;
        this.fields = type.fields().subList(0, count).toArray(new Field[0]);
        this.slots = all;
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
        row.clear();
        startNanos = 0;
        durationNanos = 0;
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            int slot = slots[i];
            if (i == start) {
                startNanos = time(field, slot);
            } else if (i == duration) {
                durationNanos = time(field, slot);
            } else if (slot == UNWANTED) {
                ValueSkipper.skip(buffer, field);
            } else if (field.pooled()) {
                row.reference(slot, buffer.readLong());
            } else {
                take(field, slot);
            }
        }
        // By its place in the recording: what reaches behind the event may have moved the buffer, and every index into
        // it is
        // void then.
        if (buffer.offset() > end) {
            throw new DamagedException("an event is longer than it says");
        }
        String impossible = impossible();
        if (impossible != null) {
            return impossible;
        }
        sink.accept(row);
        return row.rejection();
    }

    private long time(Field field, int slot) throws IOException {
        long nanos = field.unit().nanos(buffer.readLong(), clock);
        if (slot != UNWANTED) {
            row.number(slot, nanos);
        }
        return nanos;
    }

    /** What its times cannot be; null where there is nothing to say. */
    private @Nullable String impossible() {
        if (durationNanos < 0 || durationNanos > ChunkClock.LONGEST) {
            return "it took " + durationNanos + " ns";
        }
        if (start != UNWANTED
                && !(clock.endsInTime(startNanos, durationNanos)
                        && (!absolute || clock.endsAfterStart(startNanos, durationNanos)))) {
            return "it is not of the time of its chunk";
        }
        return null;
    }

    private void take(Field field, int slot) throws IOException {
        switch (field.type().encoding()) {
            case BYTE -> row.number(slot, buffer.readByte());
            case INTEGER -> row.number(slot, field.unit().nanos(buffer.readLong(), clock));
            case TEXT -> row.takeText(slot);
            default -> ValueSkipper.skip(buffer, field);
        }
    }
}
