package dev.whence.footprint.baseline;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Three letters that identify a class in a baseline, so that a new one can be named while the file stays small.
 *
 * <p>18 bits of the CRC-32 of its name within its package: of 100 classes in one package, a new one looks like an old one in
 * 1 of 2,600 cases. It is counted all the same.
 */
public final class ClassTag {
    static final int LENGTH = 3;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private ClassTag() {}

    public static String of(String simpleName) {
        CRC32 crc = new CRC32();
        crc.update(simpleName.getBytes(StandardCharsets.UTF_8));
        long bits = crc.getValue();
        StringBuilder tag = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            tag.append(LETTERS.charAt((int) (bits >> 6 * i) & 63));
        }
        return tag.toString();
    }

    /** Takes a row of tags apart; null if it is none. */
    static @Nullable SortedSet<String> split(String row) {
        if (row.length() % LENGTH != 0 || !row.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)) {
            return null;
        }
        SortedSet<String> tags = new TreeSet<>();
        for (int i = 0; i < row.length(); i += LENGTH) {
            tags.add(row.substring(i, i + LENGTH));
        }
        return tags;
    }
}
