package dev.whence.agent.support;

import java.security.SecureRandom;

/**
 * What stands in events for a text that is a secret: a hash with a key that lives as long as the JVM, so that equal texts are
 * seen to be equal and nothing else. SipHash-2-4, whose key cannot be found from hashes of known texts.
 */
public final class SecretText {
    private static final int HEX_DIGIT = 4;

    private static final long KEY_0;
    private static final long KEY_1;

    static {
        SecureRandom random = new SecureRandom();
        KEY_0 = random.nextLong();
        KEY_1 = random.nextLong();
    }

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SecretText(long key0, long key1) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
    }

    /** {@code #} and sixteen hexadecimal digits. */
    public static String of(String text) {
        return text(hash(text, KEY_0, KEY_1));
    }

    static long hash(String text, long key0, long key1) {
        SecretText state = new SecretText(key0, key1);
        int bytes = 2 * text.length();
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            int shift = (i & 3) * Character.SIZE;
            word |= (long) text.charAt(i) << shift;
            if ((i & 3) == 3) {
                state.take(word);
                word = 0;
            }
        }
        state.take(word | (long) bytes << 56);
        state.v2 ^= 0xff;
        state.round();
        state.round();
        state.round();
        state.round();
        return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
    }

    private void take(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }

    private static String text(long hash) {
        char[] text = new char[1 + Long.SIZE / HEX_DIGIT];
        text[0] = '#';
        for (int i = 1; i < text.length; i++) {
            text[i] = Character.forDigit((int) (hash >>> Long.SIZE - HEX_DIGIT * i) & 0xf, 1 << HEX_DIGIT);
        }
        return new String(text);
    }
}
