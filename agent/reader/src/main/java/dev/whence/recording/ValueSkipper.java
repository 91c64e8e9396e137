package dev.whence.recording;

import java.io.IOException;
import java.util.List;

/** Steps over values whose type is known and whose content is not wanted. */
final class ValueSkipper {
    private static final int DEEPEST = 32;

    private ValueSkipper() {}

    static void skip(SlidingBuffer buffer, Field field) throws IOException {
        skip(buffer, field, 0);
    }

    static void skip(SlidingBuffer buffer, Type type) throws IOException {
        skip(buffer, type, 0);
    }

    private static void skip(SlidingBuffer buffer, Field field, int depth) throws IOException {
        for (int left = field.array() ? buffer.readCount() : 1; left > 0; left--) {
            if (field.pooled()) {
                buffer.readLong();
            } else {
                skip(buffer, field.type(), depth);
            }
        }
    }

    private static void skip(SlidingBuffer buffer, Type type, int depth) throws IOException {
        switch (type.encoding()) {
            case BYTE -> buffer.readByte();
            case INTEGER -> buffer.readLong();
            case FLOAT -> buffer.skip(Float.BYTES);
            case DOUBLE -> buffer.skip(Double.BYTES);
            case TEXT -> Texts.skip(buffer);
            case FIELDS -> {
                if (type.fields().isEmpty() || depth > DEEPEST) {
                    throw new DamagedException(
                            "it has a value of the type " + type.name() + ", which nothing describes");
                }
                List<Field> fields = type.fields();
                for (int i = 0; i < fields.size(); i++) {
                    skip(buffer, fields.get(i), depth + 1);
                }
            }
        }
    }
}
