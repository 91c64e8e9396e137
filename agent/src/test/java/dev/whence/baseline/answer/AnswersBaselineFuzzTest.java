package dev.whence.baseline.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A baseline of answers, whatever it says, is one or a line; and what is written is read back as the same. */
final class AnswersBaselineFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFileIsABaselineOrOneLine(byte[] file) throws IOException {
        AnswersBaseline read;
        try {
            read = AnswersFile.parse(line -> "a.answers:" + line, new String(file, StandardCharsets.UTF_8));
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n", "\r");
            return;
        }
        String written = read.text();
        AnswersBaseline again = AnswersFile.parse(line -> "b.answers:" + line, written);
        assertThat(again.text()).isEqualTo(written);
        assertThat(again.answers().keySet()).isEqualTo(read.answers().keySet());
    }
}
