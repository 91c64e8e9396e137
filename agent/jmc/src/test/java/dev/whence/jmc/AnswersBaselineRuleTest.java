package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.rules.Severity;

class AnswersBaselineRuleTest {
    private static final Duration TIME = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    @Test
    void namesWhatTheBaselineDoesNotAllow() throws IOException {
        Verdict verdict = verdict("""
                # Which implementation may answer
                jaxp DOM -> java.lang.String from java.xml
                jaxp SAX -> java.lang.String from java.xml
                """);

        assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
        assertThat(verdict.score()).isEqualTo(75);
        assertThat(verdict.count(AnswersBaselineRule.COUNT)).isEqualTo(2);
        assertThat(verdict.summary()).startsWith("2 answers are not in the baseline ");
        assertThat(verdict.lines(AnswersBaselineRule.DEPARTURES))
                .containsExactlyInAnyOrder(
                        "jaxp DOM: now java.lang.Integer from dropped 1.2; allowed: java.lang.String from java.xml",
                        "jca MD4: now throws java.lang.Error; the baseline has nothing for this key");
    }

    @Test
    void isFineWhereAllAreAllowed() throws IOException {
        Verdict verdict = verdict("""
                jaxp DOM -> java.lang.Integer from dropped
                jaxp DOM -> java.lang.String from java.xml
                jca MD4 -> throws java.lang.Error
                """);

        assertThat(verdict.severity()).isEqualTo(Severity.OK);
        assertThat(verdict.summary()).startsWith("All answers are those of the baseline ");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertThat(verdict("jaxp DOM\n").summary())
                .endsWith("app.answers, line 1: is not POINT KEY -> CLASS [from JAR [VERSION]].");
        Path file = folder.resolve("text");
        Files.write(file, new byte[] {(byte) 0xff, '\n'});
        try (Story story = story()) {
            IItemCollection recording = story.end();
            assertThat(verdict(recording, file.toString()).summary()).endsWith("text is not UTF-8 text.");
            for (String missing : new String[] {folder.resolve("none").toString(), "\0"}) {
                Verdict verdict = verdict(recording, missing);
                assertThat(verdict.severity()).isEqualTo(Severity.NA);
                assertThat(verdict.summary()).endsWith(" cannot be read.");
            }
            Verdict unset = verdict(recording, "");
            assertThat(unset.severity()).isEqualTo(Severity.NA);
            assertThat(unset.summary()).startsWith("No baseline of answers is set");
        }
    }

    /** As the report has it: what is not kept by its key cannot be compared. */
    @Test
    void judgesNothingWhereKeysAreLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("app.answers"), "jaxp DOM -> java.lang.String\n");
        try (Story story = Story.of("baseline-others").start()) {
            Verdict verdict = verdict(
                    story.answer("jaxp", "DOM", String.class, "jrt:/java.xml", 50, TIME)
                            .answer("jaxp", "*", Integer.class, "jrt:/java.xml", 1, TIME)
                            .end(),
                    file.toString());

            assertThat(verdict.severity()).isEqualTo(Severity.NA);
            assertThat(verdict.summary())
                    .isEqualTo("jaxp has more keys than answers are kept (the agent's option answers.max).");
        }
    }

    private Verdict verdict(String baseline) throws IOException {
        Path file = folder.resolve("app.answers");
        Files.writeString(file, baseline, StandardCharsets.UTF_8);
        try (Story story = story()) {
            return verdict(story.end(), file.toString());
        }
    }

    private static Story story() {
        Story story = Story.of("baseline").start();
        story.answer("jaxp", "DOM", String.class, "jrt:/java.xml", 50, TIME)
                .answer("jaxp", "DOM", Integer.class, "file:/opt/dropped-1.2.jar", 30, TIME)
                .failedAnswer("jca", "MD4", "java.lang.Error", 3);
        return story;
    }

    private static Verdict verdict(IItemCollection recording, String file) {
        return Verdict.of(new AnswersBaselineRule(), recording, new Limits(Map.of(AnswersBaselineRule.FILE, file)));
    }
}
