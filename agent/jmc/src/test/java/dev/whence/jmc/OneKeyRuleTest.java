package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.flightrecorder.rules.Severity;

class OneKeyRuleTest {
    private static final Duration TIME = Duration.ofMillis(1);

    private final OneKeyRule rule = new OneKeyRule();

    @Test
    void namesBothAnswersOfAKey() {
        try (Story story = Story.of("one-key").start()) {
            Verdict verdict = Verdict.of(
                    rule,
                    story.answer("jaxp", "DOM", String.class, "jrt:/java.xml", 50, TIME)
                            .nextChunk()
                            .answer("jaxp", "DOM", Integer.class, "file:/dropped.jar", 30, TIME)
                            .answer("jaxp", "SAX", String.class, "jrt:/java.xml", 9, TIME)
                            .end());

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).isEqualTo(25);
            assertThat(verdict.count(OneKeyRule.KEYS)).isOne();
            assertThat(verdict.summary()).endsWith("most often jaxp DOM.");
            assertThat(verdict.lines(OneKeyRule.ANSWERS))
                    .singleElement()
                    .asString()
                    .startsWith("jaxp DOM: java.lang.String from jrt:/java.xml (50 since ")
                    .contains(", then java.lang.Integer from file:/dropped.jar (30 since ")
                    .doesNotContain("SAX");
        }
    }

    /** The same class from another jar is another answer; the rest of the keys and what failed is none. */
    @Test
    void isFineWhereEachKeyHasOne() {
        try (Story story = Story.of("one-key-fine").start()) {
            Verdict verdict = Verdict.of(
                    rule,
                    story.answer("jaxp", "DOM", String.class, "jrt:/java.xml", 50, TIME)
                            .answer("jaxp", "DOM", String.class, "jrt:/java.xml", 50, TIME)
                            .answer("other", "DOM", Integer.class, "jrt:/java.xml", 50, TIME)
                            .answer("jaxp", "*", String.class, "jrt:/java.xml", 50, TIME)
                            .answer("jaxp", "*", Integer.class, "jrt:/java.xml", 50, TIME)
                            .weaving("plugins = java.util.ServiceLoader$ProviderImpl::get")
                            .answer("plugins", "S", String.class, "file:/a.jar", 1, TIME)
                            .answer("plugins", "S", Integer.class, "file:/a.jar", 1, TIME)
                            .failedAnswer("jaxp", "DOM", "java.lang.Error", 3)
                            .end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void isNotApplicableWithoutTheEvent() {
        try (Story story = Story.of("one-key-off").without(Names.ANSWER).start()) {
            Verdict verdict = Verdict.of(
                    rule,
                    story.resolution("p", "live", Story.class, Duration.ZERO)
                            // Not recorded; but the recorder knows of the event then.
                            .answer("p", "k", Story.class, "", 1, TIME)
                            .end());

            assertThat(verdict.severity()).isEqualTo(Severity.NA);
        }
    }
}
