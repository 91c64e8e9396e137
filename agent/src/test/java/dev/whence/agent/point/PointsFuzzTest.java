package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.whence.agent.support.BadOptionException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A points file, whatever it says, is points or one line. */
final class PointsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFileIsPointsOrOneLine(byte[] file) throws IOException {
        List<String> unweavable = new ArrayList<>();
        try {
            List<Point> points = Points.parse(
                    new StringReader(new String(file, StandardCharsets.UTF_8)), "a.properties", unweavable);
            for (Point point : points) {
                assertThat(point.name()).isNotEmpty();
                assertThat(point.target()).isNotNull();
            }
        } catch (BadOptionException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n", "\r");
        }
        assertThat(unweavable).allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n", "\r"));
    }
}
