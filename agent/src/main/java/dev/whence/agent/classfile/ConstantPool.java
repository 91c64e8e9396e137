package dev.whence.agent.classfile;

import org.jspecify.annotations.Nullable;

/**
 * The constants of a class file, by their numbers.
 *
 * <p>The format: Java Virtual Machine Specification, sections 4.1 and 4.4.
 */
public final class ConstantPool {
    static final int UTF8 = 1;
    static final int CLASS = 7;
    static final int FIELD = 9;
    static final int METHOD = 10;
    static final int INTERFACE_METHOD = 11;

    private static final int FIRST_CONSTANT = 10;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final byte[] file;
    private final int[] at;
    private final int end;

    private ConstantPool(byte[] file, int[] at, int end) {
        this.file = file;
        this.at = at;
        this.end = end;
    }

    /**
     * Finds the constants.
     *
     * @return null where the bytes are no class file that is known
     * @throws ArrayIndexOutOfBoundsException where they end too early, here as in every method
     */
    public static @Nullable ConstantPool of(byte[] file) {
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
            if (tag == LONG || tag == DOUBLE) {
                i++; // takes two numbers
            }
        }
        return new ConstantPool(file, at, position);
    }

    /** Whether a file has one of these texts among its constants: one pass, which makes nothing. */
    public static boolean holds(byte[] file, byte[][] texts) {
        int count = u2(file, 8);
        int position = FIRST_CONSTANT;
        for (int i = 1; i < count; i++) {
            int tag = file[position];
            if (tag == UTF8 && isOneOf(file, position, texts)) {
                return true;
            }
            int size = size(file, tag, position);
            if (size < 0) {
                return false;
            }
            position += size;
            if (tag == LONG || tag == DOUBLE) {
                i++; // takes two numbers
            }
        }
        return false;
    }

    /** One more than the highest number. */
    int count() {
        return at.length;
    }

    /** The kind of a constant; 0 for a number that is not used. */
    int tag(int constant) {
        return at[constant] == 0 ? 0 : file[at[constant]];
    }

    /** The internal name of the class that the file is of. */
    String thisClass() {
        return className(u2(file, end + 2));
    }

    /** The internal names of its superclass and its interfaces. */
    public String[] supertypes() {
        int superclass = u2(file, end + 4);
        int interfaces = u2(file, end + 6);
        int first = superclass == 0 ? 0 : 1; // java.lang.Object and modules have none
        String[] names = new String[first + interfaces];
        if (first > 0) {
            names[0] = className(superclass);
        }
        for (int i = 0; i < interfaces; i++) {
            names[first + i] = className(u2(file, end + 8 + 2 * i));
        }
        return names;
    }

    /** Whether a method that the file declares has one of these names. */
    public boolean declares(byte[][] names) {
        int position = end + 8 + 2 * u2(file, end + 6);
        int fields = u2(file, position);
        position += 2;
        for (int i = 0; i < fields; i++) {
            position = afterMember(position);
        }
        int methods = u2(file, position);
        position += 2;
        for (int i = 0; i < methods; i++) {
            if (isOneOf(file, at[u2(file, position + 2)], names)) {
                return true;
            }
            position = afterMember(position);
        }
        return false;
    }

    /** Access, name, descriptor, and so many attributes, each with its length. */
    private int afterMember(int member) {
        int attributes = u2(file, member + 6);
        int position = member + 8;
        for (int i = 0; i < attributes; i++) {
            position += 6 + (u2(file, position + 2) << 16 | u2(file, position + 4));
        }
        return position;
    }

    private static boolean isOneOf(byte[] file, int utf8, byte[][] texts) {
        int length = u2(file, utf8 + 1);
        for (byte[] text : texts) {
            int same = 0;
            if (text.length == length) {
                while (same < length && file[utf8 + 3 + same] == text[same]) {
                    same++;
                }
                if (same == length) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The internal name that a constant of the kind {@link #CLASS} holds, or the descriptor of an array's class. */
    String className(int constant) {
        return text(u2(file, at[constant] + 1));
    }

    /** The same of the class that a constant of the kinds for fields and methods names. */
    String ownerName(int constant) {
        return className(u2(file, at[constant] + 1));
    }

    /** The first byte of a text; 0 for an empty one. */
    int firstByte(int utf8) {
        return u2(file, at[utf8] + 1) == 0 ? 0 : file[at[utf8] + 3];
    }

    /** Modified UTF-8 of characters up to U+07FF or three bytes each; others do not stand alone in it. */
    String text(int utf8) {
        int length = u2(file, at[utf8] + 1);
        int from = at[utf8] + 3;
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

    private static int size(byte[] file, int tag, int position) {
        switch (tag) {
            case UTF8:
                return 3 + u2(file, position + 1);
            case 3: // Integer
            case 4: // Float
            case FIELD:
            case METHOD:
            case INTERFACE_METHOD:
            case 12: // NameAndType
            case 17: // Dynamic
            case 18: // InvokeDynamic
                return 5;
            case LONG:
            case DOUBLE:
                return 9;
            case CLASS:
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

    private static int u2(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    }
}
