package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.whence.Story;
import dev.whence.Story.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mission Control's rule reports, made on its command line with the shipped jar on the class path. */
class RuleReportIT {
    private static final String REPORT = "org.openjdk.jmc.flightrecorder.rules.report.JfrRulesReport";
    private static final String HTML_REPORT = "org.openjdk.jmc.flightrecorder.rules.report.html.JfrHtmlRulesReport";
    /** All but the one that needs a file to compare with: what does not apply is left out. */
    private static final List<String> RULES = List.of(
            "WhenceClassWalks",
            "WhenceFailures",
            "WhenceOneKey",
            "WhencePatchInUse",
            "WhenceSeveralVersions",
            "WhenceUnmatchedPoints");
    /** The one that finds nothing in this recording. */
    private static final String QUIET = "WhenceOneKey";

    private static Path recording;

    /** With texts that would break a report that took them as they are. */
    @BeforeAll
    static void record() {
        Instant now = Instant.now();
        try (Story story = Story.of("report").start()) {
            story.agent(
                            "ghost = no.such.Thing::find: no class \"no.such.Thing\" is loaded\nstep = C:\\x::y: <b>why</b>")
                    .walking("pipeline", "patched", Duration.ZERO, Duration.ofMillis(1), "p.Q")
                    .failure("pipeline", "IllegalState: \"quoted\" \\ {score} <script>alert(1)</script>\n\tnext line")
                    .version(Story.class, "app", "file:/app.jar", now, State.UNUSED)
                    .version(Story.class, "Loader@\"1\"", "file:/C:\\fix.jar", now, State.IN_USE);
            story.end();
            recording = story.file();
        }
    }

    @Test
    void theJsonReportIsJsonAndHoldsEachRule() throws IOException {
        for (List<String> options : List.of(List.<String>of(), List.of("-verbose"))) {
            String json = report("json", options, Stream.empty());
            List<Map<String, String>> rules = rules(json);

            assertThat(rules).extracting(rule -> rule.get("id")).containsExactlyInAnyOrderElementsOf(RULES);
            assertThat(rules).filteredOn(rule -> !QUIET.equals(rule.get("id"))).allSatisfy(rule -> {
                assertThat(rule.get("severity")).isIn("Information", "Warning");
                assertThat(Integer.parseInt(rule.get("score"))).isBetween(25, 100);
                assertThat(rule.get("summary")).isNotBlank();
            });
            if (!options.isEmpty()) {
                assertThat(rules)
                        .extracting(rule -> rule.get("explanation"))
                        .anyMatch(text -> text.contains("IllegalState: 'quoted' / (score) <script>"))
                        .anyMatch(text -> text.contains("file:/C:/fix.jar (loader Loader@'1')"));
            }
        }
    }

    @Test
    void aMinimumLeavesOutWhatIsInformation() throws IOException {
        assertThat(rules(report("json", List.of("-min", "warning"), Stream.empty())))
                .extracting(rule -> rule.get("severity"))
                .isNotEmpty()
                .containsOnly("Warning");
    }

    @Test
    void theHtmlReportHoldsEachRuleAndNoMarkupOfTheRecording() {
        String html = html(Stream.empty());

        assertThat(html).contains(RULES);
        assertThat(html)
                .contains("Class Walks on the Request Path")
                .contains("Resolutions That Fail")
                .contains("Patched Version in Use")
                .contains("Several Versions of One Pipeline Loaded")
                .contains("Point Matched Nothing")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)")
                .doesNotContain("<b>why</b>");
    }

    @Test
    void ourRulesStandAmongMissionControlsOwn() {
        Path theirs = Shipped.missionControlsRules();

        assertThat(html(Stream.of(theirs))).contains(RULES).contains("ClassLeak", "DuplicateFlags");
        assertThat(report("text", List.of(), Stream.of(theirs)))
                .contains("Rule: Patched Version in Use")
                .contains("Rule: Point Matched Nothing");
    }

    /** The control: without our jar nothing of Whence stands in a report. */
    @Test
    void withoutTheJarThereIsNoRuleOfOurs() {
        String classPath = Shipped.classPath(
                Stream.concat(Shipped.missionControl().stream(), Stream.of(Shipped.missionControlsRules())));

        assertThat(Fork.of(Jdk.own().tool("java"), "-cp", classPath, HTML_REPORT, recording.toString())
                        .succeeded()
                        .out())
                .contains("ClassLeak")
                .doesNotContain(RULES);
    }

    private static String report(String format, List<String> options, Stream<Path> more) {
        List<String> command = new ArrayList<>(List.of(
                Jdk.own().tool("java"), "-Duser.language=de", "-cp", classPath(more), REPORT, "-format", format));
        command.addAll(options);
        command.add(recording.toString());
        return Fork.of(Map.of(), command).succeeded().out();
    }

    private static String html(Stream<Path> more) {
        return Fork.of(Jdk.own().tool("java"), "-cp", classPath(more), HTML_REPORT, recording.toString())
                .succeeded()
                .out();
    }

    private static String classPath(Stream<Path> more) {
        return Shipped.classPath(Stream.of(Shipped.missionControl().stream(), Stream.of(Shipped.jmc()), more)
                .flatMap(jars -> jars));
    }

    /** The objects in the report's "rules", without what is nested in them. */
    private static List<Map<String, String>> rules(String json) throws IOException {
        List<Map<String, String>> rules = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            boolean inRules = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && "rules".equals(parser.currentName())) {
                    inRules = true;
                } else if (inRules && token == JsonToken.START_OBJECT) {
                    rules.add(rule(parser));
                }
            }
        }
        return rules;
    }

    private static Map<String, String> rule(JsonParser parser) throws IOException {
        Map<String, String> rule = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken().isStructStart()) {
                parser.skipChildren();
            } else {
                rule.put(name, parser.getText());
            }
        }
        return rule;
    }
}
