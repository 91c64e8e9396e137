package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.EventText;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of points, in the format of a properties file. */
final class PointsTest {

    @Test
    void aPointIsWhatAllItsLinesSay() throws Exception {
        List<Point> points = parse("""
                # a comment
                two.step.second : a.B::second
                two = a.B::resolve(int)
                two.key = 3
                two.versions = a.C$D
                two.step.first a.B::first
                two.mode.fast = a.B::fast
                one=a.B::one
                """);

        assertThat(points).extracting(Point::name).containsExactly("two", "one");
        Point two = points.get(0);
        assertThat(two.target()).isEqualTo(new MethodRef("a.B", "resolve", List.of("int")));
        assertThat(two.key()).isEqualTo(3);
        assertThat(two.versions()).isEqualTo("a.C$D");
        assertThat(two.steps().keySet()).as("in the order of the lines").containsExactly("second", "first");
        assertThat(two.modes()).containsEntry("fast", new MethodRef("a.B", "fast", null));
        Point one = points.get(1);
        assertThat(two.source()).isFalse();
        assertThat(one.key()).isEqualTo(Point.NO_KEY);
        assertThat(one.versions()).isNull();
        assertThat(one.steps()).isEmpty();
    }

    @Test
    void aSettingThatSavesWalksIsTakenAsItIsWritten() throws Exception {
        assertThat(parse("a = B::c\na.spare = SIMPLE=a = 1\n").get(0).spare()).isEqualTo("SIMPLE=a = 1");
        assertThat(parse("a = B::c\n").get(0).spare()).isNull();
    }

    @Test
    void fieldsThatHoldThePresentChoice() throws Exception {
        assertThat(parse("a = B::c\na.now = b.C.D.e | f.G.H\n").get(0).now()).containsExactly("b.C.D.e", "f.G.H");
        assertThat(parse("a = B::c\n").get(0).now()).isEmpty();
    }

    @Test
    void theObjectItselfAsKeyAndTheCodeSource() throws Exception {
        Point point = parse("a = B+::c\na.key = this\na.source = true\n").get(0);

        assertThat(point.key()).isEqualTo(Point.THIS);
        assertThat(point.source()).isTrue();
        assertThat(point.target()).isEqualTo(new MethodRef("B", true, "c", null));
    }

    @Test
    void whatIsToldOfAFailureAndOfAnAnswerThatNoStepGave() throws Exception {
        Point plain = parse("a = B::c\na.failure = text\n").get(0);
        Point point =
                parse("a = B::c\na.otherwise = default\na.key = this.service\n").get(0);

        assertThat(plain.otherwise()).isEmpty();
        assertThat(plain.keyField()).isNull();
        assertThat(plain.failureText(new IllegalStateException("said")))
                .isEqualTo("java.lang.IllegalStateException: said");
        assertThat(point.otherwise()).isEqualTo("default");
        assertThat(point.key()).isEqualTo(Point.THIS);
        assertThat(point.keyField()).isEqualTo("service");
        assertThat(point.failureText(new IllegalStateException("secret"))).isEqualTo("java.lang.IllegalStateException");
    }

    /** A driver's messages may hold the URL, and the URL the password. */
    @Test
    void ofADatabasesFailureTheStateIsToldAndNoOtherText() {
        assertThat(EventText.kind(new SQLException("for jdbc:h2:mem;PASSWORD=secret", "08001")))
                .isEqualTo("java.sql.SQLException: SQLState 08001");
        assertThat(EventText.kind(new SQLTransientException("secret", "secret")))
                .isEqualTo("java.sql.SQLTransientException");
        assertThat(EventText.kind(new SQLException("secret"))).isEqualTo("java.sql.SQLException");
        assertThat(EventText.kind(new SQLException() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String getSQLState() {
                        throw new IllegalStateException("secret");
                    }
                }))
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.otherwise = none", "a.otherwise = x\na.step.x = B::d"})
    void aPathHasOneMeaning(String line) {
        assertThatThrownBy(() -> parse("a = B::c\n" + line + "\n"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageMatching("here: a\\.otherwise: the path '(none|x)' is taken");
    }

    @Test
    void severalMethodsForOneAreProbedEach() throws Exception {
        Point point = parse("a = B::c | D+::e(int,long) |F::g\na.step.x = H::i | J::k\n")
                .get(0);

        assertThat(Probe.all(List.of(point)))
                .extracting(Probe::toString)
                .containsExactly("a = B::c", "a = D+::e(int,long)", "a = F::g", "a.step.x = H::i", "a.step.x = J::k");
        List<Probe> probes = Probe.all(List.of(point));
        assertThat(probes.get(0).isAlternativeTo(probes.get(2))).isTrue();
        assertThat(probes.get(0).isAlternativeTo(probes.get(3))).isFalse();
        assertThat(probes.get(3).isAlternativeTo(probes.get(3))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = B::c |", "a = | B::c", "a = B::c || D::e"})
    void betweenTwoBarsStandsAMethod(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("here: a: '' is not of the form Class::method");
    }

    @Test
    void theClassOfTheMethodIsKeyAndAnswer() throws Exception {
        Point plain = parse("a = B::c\na.key = class\n").get(0);
        assertThat(plain.key()).isEqualTo(Point.OWN_CLASS);
        assertThat(plain.reading()).isNull();

        Reading reading =
                parse("a = B::c\na.key = class\na.answer = class\n").get(0).reading();
        assertThat(reading.key()).hasToString("[class]");
        assertThat(reading.answerOfEntry()).hasToString("class");
        assertThat(reading.sources()).containsExactly(Point.OWN_CLASS, Point.OWN_CLASS);
    }

    @Test
    void anEmptyFileHasNoPoints() throws Exception {
        assertThat(parse("# nothing\n\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = | here: a: '' is not of the form Class::method",
                "a = B | here: a: 'B' is not of the form Class::method",
                "a = B::c::d | here: a: 'B::c::d' is not of the form Class::method",
                "a = B::<init> | here: a: 'B::<init>' names a constructor or initialiser",
                "a b = C::d | here: a: 'b = C::d' is not of the form Class::method",
                "a_b = C::d | here: 'a_b' is not a name for a point (letters, digits and '-')",
                ".key = 1 | here: '' is not a name for a point (letters, digits and '-')",
                "a.key = 0 | here: point 'a' has no line 'a = Class::method'",
                "a.spare = SIMPLE | here: a.spare: 'SIMPLE' is not of the form NAME=VALUE, in one line",
                "a.spare = =1 | here: a.spare: '=1' is not of the form NAME=VALUE, in one line",
                "a.now = FIELD | here: a.now: 'FIELD' is not of the form Class.FIELD",
                "a.now = b.C.1 | here: a.now: 'b.C.1' is not of the form Class.FIELD",
                "a.now = b.C::d | here: a.now: 'b.C::d' is not of the form Class.FIELD",
                "a.kay = 0 | here: a.kay is unknown (key, answer, candidates, secret, not, source, otherwise, failure, versions, trust, spare, now, optional, mode.NAME and step.NAME are known)",
                "a.step = B::c | here: a.step is unknown",
                "a.step. = B::c | here: a.step. is unknown",
                "a.mode. = B::c | here: a.mode. is unknown",
                "a.key = one | here: a.key: 'one' is neither an argument's index (0 is the first) nor 'this'",
                "a.key = -1 | here: a.key: '-1' is neither an argument's index (0 is the first) nor 'this'",
                "a.key = 255 | here: a.key: '255' is neither an argument's index (0 is the first) nor 'this'",
                "a.key = This | here: a.key: 'This' is neither an argument's index (0 is the first) nor 'this'",
                "a.key = this.no field | here: a.key: 'this.no field' is neither an argument's index",
                "a.key = 0 + | here: a.key: '' is neither an argument's index (0 is the first) nor 'this'",
                "a.key = .field | here: a.key: '.field' is neither an argument's index (0 is the first) nor 'this'",
                "a.answer = field | here: a.answer: 'field' is neither 'elements' nor 'class' nor fields of what is returned (.FIELD)",
                "a.answer = this.get() | here: a.answer: 'this.get()' is neither 'elements' nor 'class' nor fields of what is returned",
                "a.answer = . | here: a.answer: '.' is neither 'elements' nor 'class' nor fields of what is returned (.FIELD)",
                "a.key = class.name | here: a.key: 'class.name' is neither an argument's index (0 is the first) nor 'this'",
                "a.answer = class.name | here: a.answer: 'class.name' is neither 'elements' nor 'class' nor fields",
                "a.secret = true | here: a.secret: 'true' is not 'key', the only thing that is hashed",
                "a.not = a b-c/d | here: a.not: 'b-c/d' is not the name of a class",
                "a.candidates = B.c | here: a.candidates: 'B.c' is not of the form Class::method",
                "a.failure = nothing | here: a.failure: 'nothing' is neither 'class' nor 'text' (the class and its message)",
                "a.source = yes | here: a.source: 'yes' is neither true nor false",
                "a = java.lang.String::valueOf | here: a: the agent itself runs on java.lang.String, so it stays as it is",
                "a.versions = | here: a.versions: '' is not the name of a class",
                "a.versions = a/B | here: a.versions: 'a/B' is not the name of a class",
                "a.versions = B[] | here: a.versions: 'B[]' is not the name of a class",
                "a.step.x = B::c( | here: a.step.x: the parameter list in 'B::c(' has no end",
                "a.step.none = B::c | here: a.step.none: the path 'none' is that of a resolution that failed",
                "a = \\u12 | here: Malformed \\uxxxx encoding.",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(BadOptionException.class)
                .message()
                .startsWith(line)
                .hasLineCount(1);
    }

    @Test
    void aLineGivenTwiceIsAMistake() {
        assertThatThrownBy(() -> parse("a = B::c\na.key = 1\na.key = 2\n")).hasMessage("here: a.key is given twice");
    }

    /** One mistake about the JDK in a file of many points costs that point alone. */
    @Test
    void aPointThatIsNotWovenIsLeftOutAndTheOthersStay() throws Exception {
        List<String> unweavable = new ArrayList<>();
        List<Point> points = Points.parse(new StringReader("""
                        a = java.lang.String::valueOf
                        a.key = 0
                        b = B::c
                        b.step.one = java.util.Arrays::asList
                        b.step.two = B::two
                        """), "here", unweavable);

        assertThat(points).extracting(Point::name).containsExactly("b");
        assertThat(points.get(0).steps()).containsOnlyKeys("two");
        assertThat(unweavable)
                .containsExactly(
                        "here: a: the agent itself runs on java.lang.String, so it stays as it is",
                        "here: b.step.one: the agent itself runs on java.util.Arrays, so it stays as it is");
    }

    @Test
    void optionalIsThePointOrSomeOfItsSteps() throws Exception {
        assertThat(optional("a = B::c\na.step.x = B::x\n")).isEmpty();
        assertThat(optional("a = B::c\na.step.x = B::x\na.optional = false\n")).isEmpty();
        assertThat(optional("a = B::c\na.step.x = B::x\na.optional = true\n"))
                .containsExactly("a = B::c", "a.step.x = B::x");
        assertThat(optional("a = B::c\na.step.x = B::x\na.mode.y = B::y\na.step.z = B::z\na.optional = step.x mode.y"))
                .containsExactly("a.mode.y = B::y", "a.step.x = B::x");
        assertThatThrownBy(() -> parse("a = B::c\na.optional = step.q"))
                .hasMessage("here: a.optional: point 'a' has no step.q");
        assertThatThrownBy(() -> parse("a = B::c\na.optional = yes"))
                .hasMessage("here: a.optional: 'yes' is neither true nor false nor the name of a step or mode"
                        + " (step.NAME, mode.NAME) nor 'candidates'");
        assertThat(optional("a = B::c\na.candidates = B::x\na.optional = candidates"))
                .containsExactly("a.candidates = B::x");
        assertThatThrownBy(() -> parse("a = B::c\na.optional = candidates"))
                .hasMessage("here: a.optional: point 'a' has no candidates");
    }

    @Test
    void whatIsReadOfACall() throws Exception {
        Point point = parse("a = B+::c\na.key = this.type + 0\na.answer = .one.two\na.secret = key\na.not = x.Y, x.Z\n")
                .get(0);
        assertThat(point.reading())
                .isEqualTo(new Reading(
                        List.of(new ValuePath(Point.THIS, List.of("type")), new ValuePath(0, List.of())),
                        new ValuePath(Point.RETURNED, List.of("one", "two")),
                        false,
                        true));
        assertThat(point.key()).isEqualTo(Point.NO_KEY);
        assertThat(point.not()).containsExactly("x.Y", "x.Z");
        assertThat(parse("a = B::c\na.answer = elements\n").get(0).reading())
                .isEqualTo(new Reading(List.of(), null, true, false));
        assertThat(parse("a = B::c\na.answer = 1\n").get(0).reading())
                .isEqualTo(new Reading(List.of(), new ValuePath(1, List.of()), false, false));
    }

    @Test
    void whatSaysNothingOfThisPointIsAMistake() {
        assertThatThrownBy(() -> parse("a = B::c\na.secret = key")).hasMessage("here: a.secret: point 'a' has no key");
        assertThatThrownBy(() -> parse("a = B::c\na.not = x.Y"))
                .hasMessage("here: a.not: no method of point 'a' is of the form Type+::method");
    }

    /** Woven code gives such a key by itself. */
    @Test
    void aSimpleKeyIsNotRead() throws Exception {
        for (String key : List.of("0", "this", "this.name")) {
            assertThat(parse("a = B::c\na.key = " + key).get(0).reading())
                    .as(key)
                    .isNull();
        }
        for (String key : List.of("0.name", "this.a.b", "0+1")) {
            assertThat(parse("a = B::c\na.key = " + key).get(0).reading())
                    .as(key)
                    .isNotNull();
        }
    }

    private static List<String> optional(String text) throws BadOptionException, IOException {
        return Probe.all(parse(text)).stream()
                .filter(Probe::isOptional)
                .map(Probe::toString)
                .toList();
    }

    @Test
    void aMistakeWithALineBreakInItIsToldInOneLine() {
        assertThatThrownBy(() -> parse("a = B\\n::c\\r\\nd")).message().hasLineCount(1);
    }

    private static List<Point> parse(String text) throws BadOptionException, IOException {
        List<String> unweavable = new ArrayList<>();
        List<Point> points = Points.parse(new StringReader(text), "here", unweavable);
        if (!unweavable.isEmpty()) {
            throw new BadOptionException(unweavable.get(0));
        }
        return points;
    }
}
