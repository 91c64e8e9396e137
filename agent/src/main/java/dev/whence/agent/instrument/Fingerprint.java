package dev.whence.agent.instrument;

import java.util.Arrays;
import java.util.zip.CRC32C;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * What is kept of a class file to decide later whether it is the same: its length and two unrelated checksums.
 *
 * <p>Taken of the file without the constants that nothing in it uses. JDK 25 merges the constants of all versions of a
 * class, and gives the woven one's back with the original's code. And without frames, which follow from the code: a
 * JVM that does not verify a class, such as one of the bootstrap loader, keeps none when the class is redefined, where
 * the class-data archive had them.
 *
 * @param length in bytes
 * @param crc by CRC-32C
 * @param hash by {@link Arrays#hashCode(byte[])}
 */
public record Fingerprint(int length, long crc, int hash) {
    public static Fingerprint of(byte[] classFile) {
        ClassWriter used = new ClassWriter(0);
        new ClassReader(classFile).accept(used, ClassReader.SKIP_FRAMES);
        byte[] bytes = used.toByteArray();
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new Fingerprint(bytes.length, crc.getValue(), Arrays.hashCode(bytes));
    }
}
