package dev.whence.footprint.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.whence.footprint.request.FootprintException;
import java.nio.charset.StandardCharsets;

/** A baseline, whatever it says, is a budget or one line; and a budget that is written is read back as the same. */
final class BaselineFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFileIsABudgetOrOneLine(byte[] file) throws FootprintException {
        Baseline read;
        try {
            read = BaselineFile.parse("a.footprint", new String(file, StandardCharsets.UTF_8));
        } catch (FootprintException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n", "\r");
            return;
        }
        String written = read.text();
        assertThat(BaselineFile.parse("b.footprint", written).text()).isEqualTo(written);
        assertThat(BaselineFile.parse("b.footprint", written).budgets()).isEqualTo(read.budgets());
    }
}
