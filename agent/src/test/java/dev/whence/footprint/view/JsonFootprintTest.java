package dev.whence.footprint.view;

import static dev.whence.footprint.Target.code;
import static dev.whence.footprint.Target.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.Target;
import dev.whence.footprint.baseline.Baseline;
import dev.whence.footprint.baseline.BaselineFile;
import dev.whence.footprint.baseline.BaselineResult;
import dev.whence.footprint.baseline.BudgetVerdict;
import dev.whence.footprint.baseline.ClassTag;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.report.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What programs read. */
class JsonFootprintTest {

    @Test
    void everythingIsThere() throws Exception {
        Footprint footprint = new Target()
                .there("java.lang.Object", "shared objects file")
                .there("dev.whence.agent.classload.ClassLoadTracer", Target.AGENT)
                .app("a.Main", Set.of("b.B"))
                .app("b.B", Set.of(), load(code("a.Main", "main", 5)))
                .footprint(3);
        Baseline baseline = BaselineFile.parse("f", "forbid b\njdk 17\nclasses 1\npackage a\n  " + ClassTag.of("Main"));
        BudgetVerdict verdict = BudgetVerdict.of(baseline, 17, footprint.of(ClassOrigin.APPLICATION), List.of());

        Map<String, Object> json =
                Json.object(JsonFootprint.of(footprint, null, new BaselineResult("f", verdict, null, "", ""), true));

        assertThat(json)
                .containsEntry("command", List.of("java", "App"))
                .containsEntry("exitCode", 3L)
                .containsEntry("jdkVersion", "17.0.15")
                .containsEntry("remarks", List.of())
                .containsEntry("jdkClassesForAgent", 0L);
        assertThat(Json.object(json, "application")).containsEntry("count", 2L);
        assertThat(Json.object(json, "jdk")).containsEntry("count", 1L);
        assertThat(Json.object(json, "agent")).containsEntry("count", 0L);
        assertThat(Json.objects(json, "classes"))
                .extracting(each -> each.get("name"))
                .containsExactly("java.lang.Object", "a.Main", "b.B");
        Map<String, Object> root = Json.objects(json, "tree").get(0);
        assertThat(root)
                .containsEntry("name", "a.Main")
                .containsEntry("selfNanos", 10L)
                .containsEntry("classes", 2L);
        assertThat(Json.objects(root, "children").get(0))
                .containsEntry("name", "b.B")
                .containsEntry("why", "used")
                .containsEntry("frame", "a.Main.main(Main.java:5)");
        Map<String, Object> judged = Json.object(json, "baseline");
        assertThat(judged)
                .containsEntry("state", "broken")
                .containsEntry("classes", 2L)
                .containsEntry("allowed", 1L)
                .containsEntry("newPackages", List.of("b"));
        assertThat(Json.objects(judged, "violations").get(0))
                .containsEntry("name", "b.B")
                .containsEntry("forbidden", "b");
    }

    @Test
    void withoutATreeOrABaselineTheyAreNotThere() throws Exception {
        Footprint footprint = new Target().app("a.Main", Set.of()).footprint();

        assertThat(Json.object(JsonFootprint.of(footprint, null, null, false))).doesNotContainKeys("tree", "baseline");
    }
}
