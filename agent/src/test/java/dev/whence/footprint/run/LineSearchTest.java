package dev.whence.footprint.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSearchTest {
    @ParameterizedTest
    @CsvSource({
        "Started, [main] Started App in 3 s, true",
        "Started, [main] Start, false",
        "aab, aaab, true",
        "abab, abaabab, true",
        "ready, rea|dy, true",
        "ready, rea|\\ndy, false",
        "läuft, Server lä|uft, true",
        "a, a, true"
    })
    void findsATextWithinOneLine(String text, String parts, boolean expected) {
        LineSearch search = new LineSearch(text.getBytes(UTF_8));
        boolean found = false;
        for (String part : parts.replace("\\n", "\n").split("\\|")) {
            byte[] bytes = part.getBytes(UTF_8);
            found |= search.isIn(bytes, bytes.length);
        }

        assertThat(found).isEqualTo(expected);
    }

    /** Against {@link String#contains}, on texts of two letters, where beginnings repeat. */
    @Test
    void findsWhatAStringFinds() {
        Random random = new Random(17);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = letters(random, 1 + random.nextInt(6));
            String line = letters(random, random.nextInt(24));
            boolean expected = line.contains(text);
            byte[] bytes = line.getBytes(UTF_8);

            assertThat(new LineSearch(text.getBytes(UTF_8)).isIn(bytes, bytes.length))
                    .as("'%s' in '%s'", text, line)
                    .isEqualTo(expected);
            found += expected ? 1 : 0;
        }
        assertThat(found).isBetween(200, 1_800);
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(2)));
        }
        return text.toString();
    }
}
