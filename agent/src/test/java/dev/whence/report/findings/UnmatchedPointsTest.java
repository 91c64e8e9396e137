package dev.whence.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnmatchedPointsTest {

    @Test
    void aWholeSetThatMissesOneClassIsOneLine() {
        assertThat(UnmatchedPoints.folded(List.of(
                        "pipeline = a.Proxy::resolve: no class a.Proxy is loaded",
                        "pipeline.mode.simple = a.Proxy::resolveSimple: no class a.Proxy is loaded",
                        "pipeline.step.live = a.Proxy::find(int,java.lang.String): no class a.Proxy is loaded")))
                .containsExactly("pipeline (3 methods): no class a.Proxy is loaded");
    }

    @Test
    void whatSaysSomethingOfItsOwnStandsAlone() {
        List<String> lines = List.of(
                "pipeline = a.Proxy::resolv: the class has no such method; did you mean resolve?",
                "pipeline.step.live = a.Proxy::finds: the class has no such method",
                "other = a.Proxy::resolve: no class a.Proxy is loaded",
                "other.step.x = b.Other::find: no class b.Other is loaded",
                "something else",
                "something else: no class c.C is loaded");

        assertThat(UnmatchedPoints.folded(lines)).containsExactlyElementsOf(lines);
    }

    @Test
    void eachPointAndEachClassHasItsLine() {
        assertThat(UnmatchedPoints.folded(List.of(
                        "one = a.A::x: no class a.A is loaded",
                        "two = a.A::x: no class a.A is loaded",
                        "one.step.y = b.B::y: no class b.B is loaded",
                        "one.step.z = a.A::z: no class a.A is loaded",
                        "one.step.w = b.B::w: no class b.B is loaded")))
                .containsExactly(
                        "one (2 methods): no class a.A is loaded",
                        "two = a.A::x: no class a.A is loaded",
                        "one (2 methods): no class b.B is loaded");
    }

    @Test
    void nothingIsNothing() {
        assertThat(UnmatchedPoints.folded(List.of())).isEmpty();
    }
}
