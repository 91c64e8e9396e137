package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        "resolv, resolve",
        "Resolve, resolve",
        "reslove, resolve",
        "resolveSimpel, resolveSimple",
        "get, set",
        "plian, plain",
        "r, x",
        "resolve, resolve",
    })
    void aNameIsNearIfAThirdOfItsLettersDiffer(String wanted, String name) {
        assertThat(Suggestions.to(wanted, List.of("somethingElseAltogether", name)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"resolve, rrrrrrr", "get, getImplementation", "abcdef, abcxyz"})
    void whatIsFarIsNotMeant(String wanted, String name) {
        assertThat(Suggestions.to(wanted, List.of(name))).isNull();
    }

    @Test
    void theNearestOfSeveralIsMeantAndOfEquallyNearOnesTheFirst() {
        assertThat(Suggestions.to("resolve", List.of("resolves1", "resolves", "resolved")))
                .isEqualTo("resolves");
    }

    @Test
    void nothingIsMeantWhereThereIsNothing() {
        assertThat(Suggestions.to("resolve", List.of())).isNull();
        assertThat(Suggestions.to("", List.of("abc"))).isNull();
        assertThat(Suggestions.noSuchMethod("reslove", List.of("resolve")))
                .isEqualTo("the class has no such method; did you mean resolve?");
        assertThat(Suggestions.noSuchMethod("reslove", List.of())).isEqualTo("the class has no such method");
    }
}
