package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class SecretTextTest {
    private static final long KEY_0 = 0x0706050403020100L;
    private static final long KEY_1 = 0x0f0e0d0c0b0a0908L;

    /** The vectors of the reference implementation, whose messages are the bytes 0, 1, 2 and so on. */
    @Test
    void theHashIsSipHash() {
        assertThat(SecretText.hash(bytes(0), KEY_0, KEY_1)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(SecretText.hash(bytes(2), KEY_0, KEY_1)).isEqualTo(0x0d6c8009d9a94f5aL);
        assertThat(SecretText.hash(bytes(8), KEY_0, KEY_1)).isEqualTo(0x93f5f5799a932462L);
    }

    @Test
    void equalTextsAreSeenToBeEqual() {
        assertThat(SecretText.of("one")).matches("#[0-9a-f]{16}").isEqualTo(SecretText.of("one"));
        assertThat(SecretText.of("one")).isNotEqualTo(SecretText.of("two"));
    }

    private static String bytes(int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            buffer.put((byte) i);
        }
        buffer.flip();
        return buffer.asCharBuffer().toString();
    }
}
