package dev.whence.recording;

import java.util.ArrayList;
import java.util.List;

/** A type that a chunk describes: an event, a value in a constant pool, or a primitive. */
final class Type {
    static final String STRING = "java.lang.String";

    private final long id;
    private final String name;
    private final Encoding encoding;
    private final List<Field> fields = new ArrayList<>();

    Type(long id, String name) {
        this.id = id;
        this.name = name;
        this.encoding = Encoding.of(name);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Encoding encoding() {
        return encoding;
    }

    List<Field> fields() {
        return fields;
    }
}
