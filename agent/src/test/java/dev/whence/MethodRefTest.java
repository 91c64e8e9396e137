package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MethodRefTest {

    @Test
    void aMethodWithAllItsOverloads() throws BadOption {
        assertThat(MethodRef.parse(" a.b.C$D :: e ", "here")).isEqualTo(new MethodRef("a.b.C$D", "e", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C::d() | ",
                "C::d( ) | ",
                "C::d(int) | int",
                "C::d( java.lang.String , int[] ) | java.lang.String int[]",
                "C::d(java.lang.String...) | java.lang.String[]",
                "C::d(a.B$C,long,double[][]) | a.B$C long double[][]",
            })
    void oneOverload(String text, String parameters) throws BadOption {
        assertThat(MethodRef.parse(text, "here").parameters())
                .isEqualTo(parameters == null ? List.of() : List.of(parameters.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.B::resolve-impl", "a.$B::$c", "ä.Ö::ü", "a.B::name_1", "\ud835\udcd0.B::\ud835\udcd0", "C::d"
            })
    void namesOfJavaAndOfOtherLanguages(String text) throws BadOption {
        assertThat(MethodRef.parse(text, "here")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "::",
                "a::",
                "::b",
                "a:b",
                "a::b::c",
                "a..b::c",
                ".a::b",
                "a.::b",
                "a/b::c",
                "a b::c",
                "a::b c",
                "a::b.c",
                "1a::b",
                "a::1b",
                "a::b)",
                "a::(int)",
                "a[]::b",
                "-a::b",
                "a::-b",
                "*::b",
                "a::*",
            })
    void whatIsNoMethod(String text) {
        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .isInstanceOf(BadOption.class)
                .hasMessage("here: '" + text + "' is not of the form Class::method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.B::<init> | names a constructor or initialiser; it returns no implementation, so it cannot be a point",
                "a.B::<init>(int) | names a constructor or initialiser",
                "a.B::<clinit> | names a constructor or initialiser",
                "a.B::new | names a constructor or initialiser",
            })
    void whatCannotBeAPoint(String text, String why) {
        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .isInstanceOf(BadOption.class)
                .hasMessageStartingWith("here: '" + text + "' " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a::b(", "a::b(int", "a::b(int)x", "a::b(int) throws c"})
    void aListWithoutAnEnd(String text) {
        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .hasMessage("here: the parameter list in '" + text + "' has no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a::b(,)", "a::b(int,)", "a::b(,int)", "a::b(int, ,int)"})
    void aListWithAGap(String text) {
        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .hasMessage("here: the parameter list in '" + text + "' has a gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.B::c", "a.B::c()", "a.B::c(int,java.lang.String[])"})
    void isWrittenAsItIsRead(String text) throws BadOption {
        assertThat(MethodRef.parse(text, "here")).hasToString(text);
    }
}
