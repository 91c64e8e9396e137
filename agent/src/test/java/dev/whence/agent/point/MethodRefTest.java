package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.support.BadOptionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MethodRefTest {

    @Test
    void aMethodWithAllItsOverloads() throws BadOptionException {
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
    void oneOverload(String text, String parameters) throws BadOptionException {
        assertThat(MethodRef.parse(text, "here").parameters())
                .isEqualTo(parameters == null ? List.of() : List.of(parameters.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.B::resolve-impl", "a.$B::$c", "ä.Ö::ü", "a.B::name_1", "\ud835\udcd0.B::\ud835\udcd0", "C::d"
            })
    void namesOfJavaAndOfOtherLanguages(String text) throws BadOptionException {
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
                "+::a",
                "a++::b",
                "+a::b",
                "a::b+",
            })
    void whatIsNoMethod(String text) {
        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .isInstanceOf(BadOptionException.class)
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
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("here: '" + text + "' " + why);
    }

    @Test
    void everyClassThatThereIs() {
        assertThatThrownBy(() -> MethodRef.parse("java.lang.Object+::toString", "here"))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("here: 'java.lang.Object+::toString' matches every class; name a narrower type");
        assertThatThrownBy(() -> MethodRef.parse("java.lang.Object::hashCode", "here"))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("here: the agent itself runs on java.lang.Object, so it stays as it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String::valueOf",
                "java.lang.Thread::start",
                "java.lang.ThreadLocal::get",
                "java.lang.Class::getName",
                "java.lang.System::nanoTime",
                "java.lang.invoke.MethodHandles::lookup",
                "java.lang.ref.WeakReference::get",
                "java.util.concurrent.ConcurrentHashMap::get",
                "java.util.Optional::of",
                "jdk.jfr.Event::begin",
                "jdk.internal.loader.BuiltinClassLoader::loadClass",
            })
    void whatTheAgentRunsOn(String text) throws BadOptionException {
        String type = text.substring(0, text.indexOf(':'));

        assertThatThrownBy(() -> MethodRef.parse(text, "here"))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("here: the agent itself runs on " + type + ", so it stays as it is");
        assertThat(MethodRef.parse(text.replace("::", "+::"), "here").subtypes())
                .as("its subtypes may be others'")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.ServiceLoader::load",
                "java.lang.Class::forName",
                "java.lang.ClassLoader::loadClass",
                "java.lang.System::getProperty",
                "java.util.Properties::getProperty",
                "java.sql.DriverManager::getConnection",
                "javax.xml.parsers.FactoryFinder::find",
                "jdk.xml.internal.SecuritySupport::getSystemProperty",
                "java.lang.reflect.Proxy::newProxyInstance",
                "sun.nio.cs.StandardCharsets::lookup",
            })
    void whatOfTheJdkResolves(String text) throws BadOptionException {
        assertThat(MethodRef.parse(text, "here")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.B+::c", "B+::c(int)"})
    void everyClassOfAType(String text) throws BadOptionException {
        assertThat(MethodRef.parse(text, "here")).hasToString(text);
        assertThat(MethodRef.parse(text, "here").subtypes()).isTrue();
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
    void isWrittenAsItIsRead(String text) throws BadOptionException {
        assertThat(MethodRef.parse(text, "here")).hasToString(text);
    }
}
