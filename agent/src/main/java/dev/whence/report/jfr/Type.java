package dev.whence.report.jfr;

import java.util.ArrayList;
import java.util.List;

/** A type that a chunk describes: an event, a value in a constant pool, or a primitive. */
final class Type {
    static final String STRING = "java.lang.String";

    private final long id;
    private final String name;
    private final Form form;
    private final List<Field> fields = new ArrayList<>();

    Type(long id, String name) {
        this.id = id;
        this.name = name;
        this.form = Form.of(name);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Form form() {
        return form;
    }

    List<Field> fields() {
        return fields;
    }
}
