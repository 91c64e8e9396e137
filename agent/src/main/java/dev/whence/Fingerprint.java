package dev.whence;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What is kept of a class file to tell later whether it is the same: its length and two unrelated checksums.
 *
 * @param length in bytes
 * @param crc by CRC-32C
 * @param hash by {@link Arrays#hashCode(byte[])}
 */
record Fingerprint(int length, long crc, int hash) {
    static Fingerprint of(byte[] classFile) {
        CRC32C crc = new CRC32C();
        crc.update(classFile);
        return new Fingerprint(classFile.length, crc.getValue(), Arrays.hashCode(classFile));
    }
}
