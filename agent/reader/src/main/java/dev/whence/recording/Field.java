package dev.whence.recording;

/**
 * A field of a type, in the order in which its value is written.
 *
 * @param name its name
 * @param type what it holds
 * @param pooled whether it holds an index into the constant pool of its type
 * @param array whether it holds a count and as many values
 * @param unit how to read a number that is a time
 */
record Field(String name, Type type, boolean pooled, boolean array, Unit unit) {}
