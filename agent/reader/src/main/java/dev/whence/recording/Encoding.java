package dev.whence.recording;

/** How a value is written that is not an index into a constant pool. */
enum Encoding {
    BYTE,
    INTEGER,
    FLOAT,
    DOUBLE,
    TEXT,
    FIELDS;

    static Encoding of(String type) {
        return switch (type) {
            case "boolean", "byte" -> BYTE;
            case "char", "short", "int", "long" -> INTEGER;
            case "float" -> FLOAT;
            case "double" -> DOUBLE;
            case Type.STRING -> TEXT;
            default -> FIELDS;
        };
    }
}
