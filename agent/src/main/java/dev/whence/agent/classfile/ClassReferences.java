package dev.whence.agent.classfile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a class file names, by internal names. They show what the JVM may load by itself while it links
 * the class: no stack shows that.
 */
public final class ClassReferences {
    private static final String[] NONE = {};

    /** Of a class whose file is of no interest. */
    public static final ClassReferences UNREAD = new ClassReferences(null, NONE);

    /** The class's own name, or null where the file cannot be read. */
    public final @Nullable String name;

    /** Its superclass and its interfaces. */
    public final String[] supertypes;

    /** Those with fields or methods that instructions name, constructors included. */
    public String[] used = NONE;

    /** Named otherwise, or besides: types in descriptors, casts and handlers, nested classes. */
    public String[] mentioned = NONE;

    /** Whether the class may load another by its name: it names a method {@code loadClass}. */
    public boolean loadsByName;

    private int usedCount;
    private int mentionedCount;

    private ClassReferences(@Nullable String name, String[] supertypes) {
        this.name = name;
        this.supertypes = supertypes;
    }

    /** What can be read of a class file. What cannot is no failure: the JVM refuses the class itself. */
    public static ClassReferences of(byte[] file) {
        try {
            ConstantPool constants = ConstantPool.of(file);
            if (constants != null) {
                ClassReferences references = new ClassReferences(constants.thisClass(), constants.supertypes());
                references.read(constants);
                return references;
            }
        } catch (ArrayIndexOutOfBoundsException malformed) {
            // as one of an unknown format
        }
        return UNREAD;
    }

    private void read(ConstantPool constants) {
        for (int i = 1; i < constants.count(); i++) {
            int tag = constants.tag(i);
            if (tag == ConstantPool.CLASS) {
                String type = constants.className(i);
                if (type.startsWith("[")) {
                    addAll(type);
                } else {
                    addMentioned(type);
                }
            } else if (tag == ConstantPool.FIELD
                    || tag == ConstantPool.METHOD
                    || tag == ConstantPool.INTERFACE_METHOD) {
                addUsed(constants.ownerName(i));
            } else if (tag == ConstantPool.UTF8) {
                int first = constants.firstByte(i);
                if (first == '(' || first == 'L' || first == '[') {
                    addAll(constants.text(i));
                } else if (first == 'l' && constants.text(i).equals("loadClass")) {
                    loadsByName = true;
                }
            }
        }
        used = Arrays.copyOf(used, usedCount);
        mentioned = Arrays.copyOf(mentioned, mentionedCount);
    }

    /** Adds what stands between {@code L} and {@code ;} in a descriptor, or in what merely looks like one. */
    private void addAll(String descriptor) {
        int from = descriptor.indexOf('L');
        while (from >= 0) {
            int end = descriptor.indexOf(';', from);
            if (end < 0) {
                return;
            }
            addMentioned(descriptor.substring(from + 1, end));
            from = descriptor.indexOf('L', end);
        }
    }

    private void addUsed(String type) {
        if (isWanted(type) && (usedCount == 0 || !used[usedCount - 1].equals(type))) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, Math.max(32, 2 * usedCount));
            }
            used[usedCount++] = type;
        }
    }

    private void addMentioned(String type) {
        if (isWanted(type)) {
            if (mentionedCount == mentioned.length) {
                mentioned = Arrays.copyOf(mentioned, Math.max(32, 2 * mentionedCount));
            }
            mentioned[mentionedCount++] = type;
        }
    }

    /** Whose loading is explained: the JDK's classes are counted only. */
    private boolean isWanted(String type) {
        return !type.startsWith("java/") && !type.startsWith("[") && !type.equals(name);
    }
}
