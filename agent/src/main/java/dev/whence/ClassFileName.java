package dev.whence;

import org.jspecify.annotations.Nullable;

/**
 * Reads a class's name out of its class file, for definitions that are announced without one
 * ({@code defineClass(null, …)}).
 *
 * <p>The format: Java Virtual Machine Specification, sections 4.1 and 4.4.
 */
final class ClassFileName {
    private static final int FIRST_CONSTANT = 10;

    private ClassFileName() {}

    /** The internal name, or null where the bytes are no class file; the JVM refuses those itself. */
    static @Nullable String of(byte[] file) {
        try {
            return read(file);
        } catch (ArrayIndexOutOfBoundsException malformed) {
            return null;
        }
    }

    private static @Nullable String read(byte[] file) {
        int count = u2(file, 8);
        int[] at = new int[count];
        int position = FIRST_CONSTANT;
        for (int i = 1; i < count; i++) {
            at[i] = position;
            int tag = file[position];
            int size = size(file, tag, position);
            if (size < 0) {
                return null;
            }
            position += size;
            if (tag == 5 || tag == 6) {
                i++; // long and double take two entries
            }
        }
        int thisClass = u2(file, position + 2);
        int name = at[u2(file, at[thisClass] + 1)];
        return text(file, name + 3, u2(file, name + 1));
    }

    private static int size(byte[] file, int tag, int position) {
        switch (tag) {
            case 1: // Utf8
                return 3 + u2(file, position + 1);
            case 3: // Integer
            case 4: // Float
            case 9: // Fieldref
            case 10: // Methodref
            case 11: // InterfaceMethodref
            case 12: // NameAndType
            case 17: // Dynamic
            case 18: // InvokeDynamic
                return 5;
            case 5: // Long
            case 6: // Double
                return 9;
            case 7: // Class
            case 8: // String
            case 16: // MethodType
            case 19: // Module
            case 20: // Package
                return 3;
            case 15: // MethodHandle
                return 4;
            default:
                return -1;
        }
    }

    /** Modified UTF-8 of characters up to U+07FF or three bytes each; others do not stand alone in it. */
    private static String text(byte[] file, int from, int length) {
        char[] chars = new char[length];
        int count = 0;
        for (int i = from; i < from + length; i++) {
            int b = file[i] & 0xff;
            if (b < 0x80) {
                chars[count++] = (char) b;
            } else if (b < 0xe0) {
                chars[count++] = (char) ((b & 0x1f) << 6 | file[++i] & 0x3f);
            } else {
                chars[count++] = (char) ((b & 0x0f) << 12 | (file[++i] & 0x3f) << 6 | file[++i] & 0x3f);
            }
        }
        return new String(chars, 0, count);
    }

    private static int u2(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    }
}
