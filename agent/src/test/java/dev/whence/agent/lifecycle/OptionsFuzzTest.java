package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.whence.agent.support.BadOptionException;
import java.nio.charset.StandardCharsets;

/** The text behind {@code -javaagent:…=}, whatever it is, is options or one line. */
final class OptionsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aTextIsOptionsOrOneLine(byte[] text) {
        String options = new String(text, StandardCharsets.UTF_8);
        if (options.contains("file")) {
            // What a file says is another test's; here, none of this machine's is to be read.
            return;
        }
        try {
            Options read = Options.parse(options);
            assertThat(read.points()).doesNotContainNull();
            assertThat(read.limits().events()).isGreaterThanOrEqualTo(0);
            assertThat(read.limits().answers()).isGreaterThanOrEqualTo(0);
        } catch (BadOptionException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n", "\r");
        }
    }
}
