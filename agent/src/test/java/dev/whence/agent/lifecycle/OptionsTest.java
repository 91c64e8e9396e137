package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.discovery.DiscoveryMode;
import dev.whence.agent.point.Point;
import dev.whence.agent.support.BadOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's options: a closed set, each mistake told in one line that names it. */
final class OptionsTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {",", ",,"})
    void withoutOptionsThePipelinesPointsAreOn(String text) throws BadOptionException {
        Options options = Options.parse(text);

        assertThat(options.points()).extracting(Point::name).containsExactly("pipeline");
        assertThat(options.discovery()).isNull();
        assertThat(options.limits().events()).isEqualTo(10_000);
        assertThat(options.version()).isNull();
        assertThat(options.text()).isEqualTo(text == null ? "" : text);
    }

    @Test
    void thePipelinesPointKnowsItsKeyItsVersionsItsModesAndItsSteps() throws BadOptionException {
        Point pipeline = Options.parse("points=pipeline").points().get(0);

        assertThat(pipeline.target()).hasToString("trend.portfolio.app.PipelineProxy::resolve");
        assertThat(pipeline.key()).isZero();
        assertThat(pipeline.versions()).isEqualTo("trend.analysis.TrendPipeline");
        assertThat(pipeline.modes()).containsOnlyKeys("simple", "default");
        assertThat(pipeline.steps().keySet()).containsExactly("direct", "live", "patched", "package");
    }

    @Test
    void eachOptionIsTakenAsItIsGiven() throws BadOptionException {
        Options options = Options.parse("points=pipeline,points.file=a b.properties,point=one:a.B::c,discovery=observe,"
                + "events.max=5,version=1.2.3,point=two:a.B::d(int,java.lang.String)");

        assertThat(options.sets()).containsExactly("pipeline");
        assertThat(options.pointsFile()).isEqualTo("a b.properties");
        assertThat(options.inline()).extracting(Point::name).containsExactly("one", "two");
        assertThat(options.inline().get(1).target().parameters()).containsExactly("int", "java.lang.String");
        assertThat(options.discovery()).isEqualTo(DiscoveryMode.OBSERVE);
        assertThat(options.limits().events()).isEqualTo(5);
        assertThat(options.version()).isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"points=jaxp+jaxp", "points=all+jaxp", "points=jaxp+all", "points=auto+jaxp"})
    void aSetThatIsNamedTwiceIsTakenOnce(String options) throws BadOptionException {
        assertThat(Options.parse(options).points())
                .extracting(Point::name)
                .contains("jaxp")
                .doesNotHaveDuplicates();
    }

    @Test
    void pointsOfYourOwnAlone() throws BadOptionException {
        Options options = Options.parse("points=none,point=one:a.B::c");

        assertThat(options.sets()).isEmpty();
        assertThat(options.points()).extracting(Point::name).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "0.5%, 0.005", "200 %, 2", ".5, 0.005", "off, Infinity"})
    void cost(String text, double share) throws BadOptionException {
        assertThat(Options.parse("cost.max=" + text).limits().cost()).isEqualTo(share);
        assertThat(Options.parse("").limits().cost()).isEqualTo(0.01);
    }

    /** Who attaches with another one is told that the agent has its own. */
    @Test
    void anotherCost() throws BadOptionException {
        Options off = Options.parse("cost.max=off");
        Options two = Options.parse("cost.max=2");

        assertThat(off.settings(two)).isEqualTo("its cost.max is off");
        assertThat(two.settings(off)).isEqualTo("its cost.max is 2.0 %");
        Options shop = Options.parse("service=shop");
        assertThat(two.settings(shop)).isEqualTo("its service is not set");
        assertThat(shop.settings(Options.parse("service=till"))).isEqualTo("its service is shop");
        assertThat(shop.settings(shop)).isNull();
        assertThat(two.settings(Options.parse(""))).isNull();
        assertThat(two.settings(two)).isNull();
        assertThat(shop.plus(Options.parse("service=till,instance=3")).identity())
                .isEqualTo(Map.of("service", "till", "instance", "3"));
        assertThat(shop.plus(Options.parse("points=jdbc")).identity()).isEqualTo(Map.of("service", "shop"));
    }

    @ParameterizedTest
    @CsvSource({"on, ON", "observe, OBSERVE", "off, OFF"})
    void discovery(String text, DiscoveryMode discovery) throws BadOptionException {
        assertThat(Options.parse("discovery=" + text).discovery()).isEqualTo(discovery);
    }

    @Test
    void unlimitedEventsAreNoLimit() throws BadOptionException {
        assertThat(Options.parse("events.max=unlimited").limits().events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discovery | option 'discovery' is not of the form key=value",
                "discovery= | option 'discovery=' is not of the form key=value",
                "=on | unknown option ''",
                "Discovery=on | unknown option 'Discovery' (known: points, points.file, point, discovery, events.max,",
                "discovery=maybe | discovery=maybe is none of on, trusted, observe, off",
                "discovery=on,discovery=off | option 'discovery' is given twice",
                "points.file=a,points.file=b | option 'points.file' is given twice",
                "events.max=0 | events.max=0 is neither a positive number nor 'unlimited'",
                "events.max=-1 | events.max=-1 is neither a positive number nor 'unlimited'",
                "events.max=ten | events.max=ten is neither a positive number nor 'unlimited'",
                "events.max=99999999999 | events.max=99999999999 is neither a positive number nor 'unlimited'",
                "cost.max=0 | cost.max=0 is neither 'off' nor a percentage of a processor core from 0.01 to 10000",
                "cost.max=-1 | cost.max=-1 is neither 'off' nor a percentage of a processor core from 0.01 to 10000",
                "cost.max=1e3 | cost.max=1e3 is neither 'off' nor a percentage of a processor core from 0.01 to 10000",
                "cost.max=NaN | cost.max=NaN is neither 'off' nor a percentage of a processor core from 0.01 to 10000",
                "cost.max=% | cost.max=% is neither 'off' nor a percentage of a processor core from 0.01 to 10000",
                "cost.max=10001% | cost.max=10001% is neither 'off' nor a percentage of a processor core from 0.01",
                "point=a:B::c(int | option 'point=a:B::c(int' has no closing parenthesis",
                "discovery=on,point=a:B::c(int,long | option 'point=a:B::c(int,long' has no closing parenthesis",
                "point=a:B::c)  | point=a:B::c): 'B::c)' is not of the form Class::method",
                "point=a | point=a: not of the form NAME:Class::method",
                "point=a.B::c | point=a.B::c: not of the form NAME:Class::method",
                "point=:a.B::c | point=:a.B::c: not of the form NAME:Class::method",
                "point=a b:C::d | point=a b:C::d: 'a b' is not a name for a point (letters, digits and '-')",
                "point=a.b:C::d | point=a.b:C::d: 'a.b' is not a name for a point (letters, digits and '-')",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatThrownBy(() -> Options.parse(text))
                .isInstanceOf(BadOptionException.class)
                .message()
                .startsWith(line)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "points=none | points=none leaves nothing to record: give a point= or points.file= of your own",
                "points=pipeline+none | points=none is not a ready-made set (known: pipeline, service-loader, jaxp, jdbc, jndi, class-forname, spring, spring-autowire, logging, jackson, kafka, sdk-providers, jakarta, grpc, netty, di, jca, jdk)",
                "points=pipeline+other | points=other is not a ready-made set (known: pipeline, service-loader, jaxp, jdbc, jndi, class-forname, spring, spring-autowire, logging, jackson, kafka, sdk-providers, jakarta, grpc, netty, di, jca, jdk)",
                "points=+ | points= is not a ready-made set (known: pipeline, service-loader, jaxp, jdbc, jndi, class-forname, spring, spring-autowire, logging, jackson, kafka, sdk-providers, jakarta, grpc, netty, di, jca, jdk)",
                "points=pipeline+ | points= is not a ready-made set (known: pipeline, service-loader, jaxp, jdbc, jndi, class-forname, spring, spring-autowire, logging, jackson, kafka, sdk-providers, jakarta, grpc, netty, di, jca, jdk)",
                "point=pipeline:a.B::c | point 'pipeline' is defined twice",
                "point=a:B::c,point=a:B::d | point 'a' is defined twice",
                "points.file=not/there | points.file=not/there: no such file",
            })
    void aMistakeInWhatIsSwitchedOnIsToldInOneLine(String text, String line) throws BadOptionException {
        Options options = Options.parse(text);

        assertThatThrownBy(options::points)
                .isInstanceOf(BadOptionException.class)
                .message()
                .startsWith(line)
                .hasLineCount(1);
    }

    @Test
    void aMistakeWithALineBreakIsToldInOneLineAsWell() {
        assertThatThrownBy(() -> Options.parse("dis\ncovery=on\r\n")).message().hasLineCount(1);
    }

    @Test
    void pointsOfAFileAreAddedToTheReadyMadeOnes(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("my points.properties"), "mine = a.B::c\nyours = d.E::f\n");

        List<Point> points =
                Options.parse("points.file=" + file + ",point=third:g.H::i").points();

        assertThat(points).extracting(Point::name).containsExactly("pipeline", "mine", "yours", "third");
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneLine(@TempDir Path folder) throws IOException, BadOptionException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80});

        for (Path unreadable : List.of(folder, file)) {
            Options options = Options.parse("points.file=" + unreadable);
            assertThatThrownBy(options::points)
                    .isInstanceOf(BadOptionException.class)
                    .message()
                    .startsWith("points.file=" + unreadable + " cannot be read: ")
                    .hasLineCount(1);
        }
    }

    /** What separates options stands in a path as well. */
    @ParameterizedTest
    @ValueSource(strings = {"'/a,b/(c/d=e.p'", "\"/a,b/(c/d=e.p\""})
    void aPathInQuotes(String quoted) throws Exception {
        Options options = Options.parse("points=none,points.file=" + quoted + ",discovery=off");

        assertThat(options.pointsFile()).isEqualTo("/a,b/(c/d=e.p");
        assertThat(options.discovery()).isEqualTo(DiscoveryMode.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "points.file=/a,b/c | option 'b/c' is not of the form key=value; a comma separates options: if it"
                        + " belongs to the path of points.file, write the path in quotes, points.file='PATH'",
                "points.file=/a,b=c | unknown option 'b'",
                "points.file=/a(b | option 'points.file=/a(b' has no closing parenthesis; if it belongs to the path,"
                        + " write the path in quotes, points.file='PATH'",
                "points.file='/a | the path '/a begins with a quote and does not end with it",
                "footprint=/a,b | option 'b' is not of the form key=value; a comma separates options: if it belongs to"
                        + " the path of footprint, write the path in quotes, footprint='PATH'",
            })
    void aPathThatNeedsQuotesIsExplained(String text, String line) {
        assertThatThrownBy(() -> Options.parse(text)).message().startsWith(line);
    }

    @Test
    void anUnknownOptionBehindAPathMayBelongToIt() {
        assertThatThrownBy(() -> Options.parse("points.file=/a,b=c")).message().endsWith("points.file='PATH'");
        assertThatThrownBy(() -> Options.parse("discovery=on,b=c")).message().doesNotContain("PATH");
    }

    @Test
    void aPathWithAnEqualsSignNeedsNoQuotes() throws Exception {
        assertThat(Options.parse("points.file=/a=b").pointsFile()).isEqualTo("/a=b");
    }

    /** The mistake of one point does not cost the others; one that stands alone leaves nothing to do. */
    @Test
    void aPointThatIsNotWovenIsLeftOut() throws Exception {
        Options options = Options.parse("point=text:java.lang.String::valueOf,point=log:java.lang.System::getLogger");

        assertThat(options.points()).extracting(Point::name).containsExactly("pipeline", "log");
        assertThat(options.unweavable())
                .containsExactly(
                        "point=text:java.lang.String::valueOf: the agent itself runs on java.lang.String, so it"
                                + " stays as it is");
        Options alone = Options.parse("points=none,point=text:java.lang.String::valueOf");
        assertThatThrownBy(alone::points).hasMessageContaining("the agent itself runs on java.lang.String");
    }
}
