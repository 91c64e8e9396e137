package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

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
        assertThat(Nearest.to(wanted, List.of("somethingElseAltogether", name))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"resolve, rrrrrrr", "get, getImplementation", "abcdef, abcxyz"})
    void whatIsFarIsNotMeant(String wanted, String name) {
        assertThat(Nearest.to(wanted, List.of(name))).isNull();
    }

    @Test
    void theNearestOfSeveralIsMeantAndOfEquallyNearOnesTheFirst() {
        assertThat(Nearest.to("resolve", List.of("resolves1", "resolves", "resolved")))
                .isEqualTo("resolves");
    }

    @Test
    void nothingIsMeantWhereThereIsNothing() {
        assertThat(Nearest.to("resolve", List.of())).isNull();
        assertThat(Nearest.to("", List.of("abc"))).isNull();
        assertThat(Nearest.noSuchMethod("reslove", List.of("resolve")))
                .isEqualTo("the class has no such method; did you mean resolve?");
        assertThat(Nearest.noSuchMethod("reslove", List.of())).isEqualTo("the class has no such method");
    }
}
