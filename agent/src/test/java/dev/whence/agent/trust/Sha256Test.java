package dev.whence.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    @Test
    void isWhatTheJdkComputes() throws Exception {
        Random random = new Random(1);
        for (int length = 0; length < 300; length++) {
            same(random, length);
        }
        same(random, 1_000_003);
    }

    private static void same(Random random, int length) throws Exception {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        assertThat(Sha256.of(bytes))
                .as("%s bytes", length)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
}
