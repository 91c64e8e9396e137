package dev.whence.report.jfr;

import java.io.IOException;
import java.util.List;

/** Reads the wanted fields of one event type, and hands them to its sink. */
final class Decoder {
    private static final int UNWANTED = -1;

    private final long type;
    private final ChunkHeader chunk;
    private final SlidingBuffer buffer;
    private final EventSink sink;
    private final Row row;
    private final Field[] fields;
    /** Per field its number in the row; behind the last wanted field nothing is read. */
    private final int[] slots;

    Decoder(ChunkHeader chunk, SlidingBuffer buffer, Type type, EventSink sink, List<String> wanted, Row row) {
        this.type = type.id();
        this.chunk = chunk;
        this.buffer = buffer;
        this.sink = sink;
        this.row = row;
        int count = 0;
        int[] all = new int[type.fields().size()];
        for (int i = 0; i < all.length; i++) {
            Field field = type.fields().get(i);
            all[i] = field.array() ? UNWANTED : wanted.indexOf(field.name());
            if (all[i] != UNWANTED) {
                count = i + 1;
            }
        }
        this.fields = type.fields().subList(0, count).toArray(new Field[0]);
        this.slots = all;
    }

    long type() {
        return type;
    }

    /** Reads an event whose bytes, up to {@code end}, the buffer holds. */
    void decode(int end) throws IOException {
        row.clear();
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            int slot = slots[i];
            if (slot == UNWANTED) {
                ValueSkipper.skip(buffer, field);
            } else if (field.pooled()) {
                row.reference(slot, buffer.readLong());
            } else {
                take(field, slot);
            }
        }
        if (buffer.index() > end) {
            throw new DamagedException("an event is longer than it says");
        }
        sink.accept(row);
    }

    private void take(Field field, int slot) throws IOException {
        switch (field.type().encoding()) {
            case BYTE -> row.number(slot, buffer.readByte());
            case INTEGER -> row.number(slot, field.unit().nanos(buffer.readLong(), chunk));
            case TEXT -> row.takeText(slot);
            default -> ValueSkipper.skip(buffer, field);
        }
    }
}
