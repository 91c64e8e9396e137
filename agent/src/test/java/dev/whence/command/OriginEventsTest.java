package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template with what 'origin' needs, by the JDK's reader. */
final class OriginEventsTest {
    @ParameterizedTest
    @ValueSource(strings = {"default", "deep"})
    void areAddedToATemplate(String profile) throws IOException, ParseException {
        String template = template(profile);
        Map<String, String> before = settings(template);
        Map<String, String> after = settings(OriginEvents.addedTo(template));

        assertThat(after)
                .containsAllEntriesOf(before)
                .containsEntry("whence.SystemProperty#enabled", "true")
                .containsEntry("jdk.ClassDefine#enabled", "true")
                .containsEntry("jdk.JavaErrorThrow#enabled", "true")
                .containsEntry("jdk.JavaErrorThrow#stackTrace", "true");
        assertThat(before).doesNotContainKeys("whence.SystemProperty#enabled", "jdk.JavaErrorThrow#enabled");
        // They hold whatever a command line or an environment says, secrets too.
        assertThat(after)
                .doesNotContainKeys(
                        "jdk.InitialSystemProperty#enabled",
                        "jdk.JVMInformation#enabled",
                        "jdk.InitialEnvironmentVariable#enabled",
                        "jdk.SystemProcess#enabled");
    }

    private static Map<String, String> settings(String template) throws IOException, ParseException {
        return Configuration.create(new StringReader(template)).getSettings();
    }

    private static String template(String profile) throws IOException {
        try (InputStream in = OriginEventsTest.class.getResourceAsStream("whence-" + profile + ".jfc")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
