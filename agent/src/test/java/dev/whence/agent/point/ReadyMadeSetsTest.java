package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.support.BadOptionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sets that are switched on by name. */
final class ReadyMadeSetsTest {
    private static final String[] NAMES = ReadyMadeSets.NAMES;

    /** A set's points bear its name, so that who sees one knows what switched it on. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void eachCanBeReadAndNamesItsPoints(String set) throws BadOptionException {
        assertThat(PointSets.readyMade(List.of(set)))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.name()).matches(set + "(-.+)?"));
    }

    @Test
    void allCanBeSwitchedOnTogether() throws BadOptionException {
        Options options = Options.parse("points=pipeline+" + String.join("+", NAMES));

        assertThat(options.points())
                .extracting(Point::name)
                .startsWith("pipeline")
                .contains("spring");
    }

    @Test
    void thereIsNoneOfAnotherName() {
        assertThat(ReadyMadeSets.file("pipeline")).isNull();
        assertThat(ReadyMadeSets.file("")).isNull();
    }
}
