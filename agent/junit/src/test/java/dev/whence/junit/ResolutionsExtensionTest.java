package dev.whence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What annotations ask for, in the agent's words, and which tests of a class ran. */
final class ResolutionsExtensionTest {

    @Test
    void pointsAreTheAgentsOptions() throws Exception {
        assertThat(options("sets")).isEqualTo("points=jaxp+jca");
        assertThat(options("file"))
                .isEqualTo("points=none,points.file='" + Path.of("my.points").toAbsolutePath() + "'");
        assertThat(options("both"))
                .isEqualTo("points=jaxp,points.file='" + Path.of("my.points").toAbsolutePath() + "'");
    }

    @Test
    void noPointsAndOtherOptionsAreRefused() {
        assertThatThrownBy(() -> options("none"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@Resolutions names no points");
        assertThatThrownBy(() -> options("comma"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@Resolutions(points = \"jaxp,jca\"): between the names of sets stands a +, as in \"jaxp+jca\"");
    }

    @Test
    void aPartOfTheTestsIsNotTheClass() throws Exception {
        TestProgress progress = new TestProgress(Several.class);
        assertThat(progress.unsettled()).isEqualTo("3 of 3 test methods did not run");

        progress.ran(Several.class.getDeclaredMethod("one"), true);
        progress.ran(Several.class.getDeclaredMethod("each", String.class), true);
        progress.ran(Several.class.getDeclaredMethod("each", String.class), true);
        assertThat(progress.unsettled()).isEqualTo("1 of 3 test methods did not run");

        progress.ran(Several.Within.class.getDeclaredMethod("two"), true);
        assertThat(progress.unsettled()).isEmpty();
        progress.ran(Several.class.getDeclaredMethod("one"), false);
        assertThat(progress.unsettled()).isEqualTo("a test failed");
    }

    @Test
    void theAgentsOptionIsThePropertyOfATest() {
        assertThat(Update.words("(--update makes it)")).isEqualTo("(-Dwhence.update makes it)");
    }

    private static String options(String method) throws NoSuchMethodException {
        Method annotated = Annotated.class.getDeclaredMethod(method);
        return ResolutionsExtension.options(annotated.getAnnotation(Resolutions.class));
    }

    private interface Annotated {
        @Resolutions(points = "jaxp+jca")
        void sets();

        @Resolutions(pointsFile = "my.points")
        void file();

        @Resolutions(points = "jaxp", pointsFile = "my.points")
        void both();

        @Resolutions
        void none();

        @Resolutions(points = "jaxp,jca")
        void comma();
    }

    /** Not run itself: its name is not that of a test. */
    static class Several {
        @Test
        void one() {}

        @ParameterizedTest
        @ValueSource(strings = "a")
        void each(String text) {}

        void helper() {}

        @Nested
        class Within {
            @Test
            void two() {}
        }
    }
}
