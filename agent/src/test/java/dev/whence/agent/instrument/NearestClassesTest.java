package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.support.Suggestions;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestClassesTest {
    private static final List<String> NAMES = List.of(
            "com.acme.codec.Gzip",
            "com.acme.codec.Gzap",
            "org.other.Gzip",
            "com.acme.codec.Gzip$Inner",
            "com.acme.Entirely",
            "com.acme.codec.Zip");

    @Test
    void anotherPackagesComesBeforeOtherLetters() {
        assertThat(Suggestions.classes("com.acme.codecs.Gzip", NAMES))
                .containsExactly("com.acme.codec.Gzip", "org.other.Gzip", "com.acme.codec.Gzap");
    }

    @Test
    void aDotForAnInnerClassIsTheNearestOfAll() {
        assertThat(Suggestions.classes("com.acme.codec.Gzip.Inner", NAMES))
                .first()
                .isEqualTo("com.acme.codec.Gzip$Inner");
        assertThat(Suggestions.classes("com.acme.codec.gzip", NAMES)).first().isEqualTo("com.acme.codec.Gzip");
    }

    @Test
    void whatIsFarIsNotMeant() {
        assertThat(Suggestions.classes("com.acme.codec.Snappy", List.of("com.acme.codec.Deflate", "a.B")))
                .isEmpty();
    }
}
