package dev.whence.report.jfr;

import java.io.IOException;

/** Steps over values whose type is known and whose content is not wanted. */
final class Values {
    private static final int DEEPEST = 32;

    private Values() {}

    static void skip(Window window, Field field) throws IOException {
        skip(window, field, 0);
    }

    static void skip(Window window, Type type) throws IOException {
        skip(window, type, 0);
    }

    private static void skip(Window window, Field field, int depth) throws IOException {
        for (int left = field.array() ? window.readCount() : 1; left > 0; left--) {
            if (field.pooled()) {
                window.readLong();
            } else {
                skip(window, field.type(), depth);
            }
        }
    }

    private static void skip(Window window, Type type, int depth) throws IOException {
        switch (type.form()) {
            case BYTE -> window.readByte();
            case INTEGER -> window.readLong();
            case FLOAT -> window.skip(Float.BYTES);
            case DOUBLE -> window.skip(Double.BYTES);
            case TEXT -> Texts.skip(window);
            case FIELDS -> {
                if (type.fields().isEmpty() || depth > DEEPEST) {
                    throw new DamagedException(
                            "it has a value of the type " + type.name() + ", which nothing describes");
                }
                for (Field field : type.fields()) {
                    skip(window, field, depth + 1);
                }
            }
        }
    }
}
