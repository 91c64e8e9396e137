package dev.whence.agent.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.point.AutoSets.Choice;
import dev.whence.agent.support.BadOptionException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which ready-made sets {@code points=auto} takes. */
final class AutoSetsTest {

    @Test
    void takesThoseWithALoadedClass() {
        AutoSets sets = AutoSets.of(Set.of(
                "org.springframework.beans.factory.support.AbstractBeanFactory",
                "javax.xml.stream.FactoryFinder",
                "java.lang.Class",
                "javax.naming.InitialContext",
                "jakarta.json.spi.JsonProvider",
                "io.grpc.LoadBalancerRegistry",
                "io.netty.handler.ssl.SslContext",
                "com.google.inject.internal.InjectorImpl"));

        assertThat(sets.taken()).containsExactly("jaxp", "spring", "jakarta", "grpc", "netty");
        assertThat(whyNot(sets, "jdbc")).isEqualTo(AutoSets.NOT_LOADED);
        assertThat(whyNot(sets, "pipeline")).isEqualTo(AutoSets.NOT_LOADED);
        assertThat(whyNot(sets, "class-forname")).contains("millions of times");
        assertThat(whyNot(sets, "di")).contains("millions of times");
        assertThat(whyNot(sets, "jndi")).contains("secrets");
    }

    @Test
    void takesThePipelineWhereItsClassIs() {
        assertThat(AutoSets.of(Set.of("trend.portfolio.app.PipelineProxy")).taken())
                .containsExactly("pipeline");
        assertThat(AutoSets.of(Set.of()).taken()).isEmpty();
    }

    @Test
    void saysOfEverySetWhatBecameOfIt() {
        assertThat(AutoSets.of(Set.of()).choices())
                .extracting(Choice::set)
                .containsExactlyElementsOf(Stream.concat(Stream.of("pipeline"), Stream.of(ReadyMadeSets.NAMES))
                        .toList());
    }

    @Test
    void atStartTakesAllButThoseThatMustBeAskedFor() throws BadOptionException {
        List<String> taken = AutoSets.atStart().taken();

        assertThat(taken).contains("pipeline", "spring", "jdbc").doesNotContain("class-forname", "jndi");
        assertThat(PointSets.readyMade(List.of(PointSets.AUTO)))
                .usingRecursiveComparison()
                .ignoringFields("optional")
                .isEqualTo(PointSets.readyMade(taken));
        assertThat(PointSets.readyMade(List.of(PointSets.ALL)))
                .extracting(Point::name)
                .contains("pipeline", "class-forname", "jndi", "spring");
    }

    private static String whyNot(AutoSets sets, String name) {
        return sets.choices().stream()
                .filter(choice -> choice.set().equals(name))
                .map(Choice::whyNot)
                .findFirst()
                .orElseThrow();
    }

    /** Whoever names it wants to know that it is not there; an application that has no proxy is no fault. */
    @Test
    void theDefaultSetIsOptionalWhereItIsNotNamed() throws Exception {
        assertThat(PointSets.readyMade(List.of("auto")))
                .filteredOn(point -> point.name().equals("pipeline"))
                .singleElement()
                .satisfies(point -> assertThat(point.optional()).isEqualTo(Point.ALL_OPTIONAL));
        assertThat(PointSets.readyMade(List.of("pipeline")))
                .filteredOn(point -> point.name().equals("pipeline"))
                .singleElement()
                .satisfies(point -> assertThat(point.optional()).isEmpty());
    }
}
