package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.harness.jvm.Puppeteer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A point on every class of a type: those that are loaded, and those that come later. */
final class SubtypesIT extends OnEachJdk {
    /** Where the line about progress has it: behind its kind, classes done and all, the largest batch, the longest. */
    private static final int UNSETTLED = 5;

    private static final String KINDS = "dev.whence.it.target.Kinds";
    private static final String POINTS = "points.file=" + Shipped.testClasses().resolve("types.properties");
    private static final List<String> CALLS =
            List.of("ofTheType", "ofAnAnonymousClass", "ofAGrandchild", "ofNoRelation", "ofAProxy", "ofALambda");
    private static final List<String> OF_THE_TYPE = List.of(
            "ofTheType : StringBuilder",
            "ofAnAnonymousClass : StringBuilder",
            "ofAGrandchild : StringBuffer",
            "ofAProxy : StringBuilder");

    @Test
    void comingLater() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = called(launch);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "finder")).as("from the first call on").isEqualTo(OF_THE_TYPE);
        assertWell(events, puppet);
    }

    @Test
    void loadedBefore() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = called(launch);
        Attach.agent(puppet.child(), POINTS);
        call(puppet);
        puppet.finish();

        Events events = Events.of(launch.recording());
        // The second proxy is made of the class of the first.
        assertThat(told(events, "finder")).isEqualTo(OF_THE_TYPE);
        assertWell(events, puppet);
    }

    /** An implementation's own parameter is narrower than the type's: its bridge method says whose it is. */
    @Test
    void byTheParametersThatTheTypeHas() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = called(launch);
        puppet.finish();

        assertThat(told(Events.of(launch.recording()), "erased")).hasSize(OF_THE_TYPE.size());
    }

    @Test
    void twoLoadersWithATypeEach() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("one", Shipped.testClasses())
                .loader("two", "platform", "", Shipped.testClasses());
        puppet.ask("call", "one", KINDS, "ofAGrandchild", "ofAGrandchild");
        puppet.ask("call", "two", KINDS, "ofAGrandchild", "ofAGrandchild");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(told(events, "finder"))
                .containsExactly("ofAGrandchild : StringBuffer", "ofAGrandchild : StringBuffer");
        assertThat(events).contains(event("whence.Agent").with("bridged", true).with("errors", 0L));
    }

    @Test
    void aDefaultMethodOfTheTypeItself() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, KINDS, "callDefault", "k");
        puppet.finish();

        assertThat(told(Events.of(launch.recording()), "twice")).hasSize(1);
    }

    /** What is not of the type does not stay woven. */
    @Test
    void aStrangerGetsItsBytesBack() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded();
        Puppeteer puppet = called(launch);
        OperatorVisit visit = OperatorVisit.begin(puppet.child(), "watch", Map.of());
        int looks = 0;
        while (!unsettled(visit).equals("0")) {
            assertThat(puppet.child().isAlive()).isTrue();
            assertThat(looks++).as("times that the agent was asked").isLessThan(100_000);
        }
        visit.end();
        call(puppet);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events)
                .as("woven as it was loaded, and once given back")
                .contains(1, event("jdk.RetransformClasses"))
                .contains(1, event("jdk.RetransformClasses").with("classCount", 1));
        assertThat(told(events, "finder")).hasSize(2 * OF_THE_TYPE.size());
        assertWell(events, puppet);
    }

    /** Of what the agent says of its progress: how many classes it does not know to be of the type. */
    private static String unsettled(OperatorVisit visit) {
        return visit.ask("look", Map.of()).stream()
                .filter(line -> line.startsWith("progress\t"))
                .map(line -> line.split("\t")[UNSETTLED])
                .findFirst()
                .orElseThrow();
    }

    private static void assertWell(Events events, Puppeteer puppet) {
        assertThat(events)
                .contains(event("whence.Agent").with("errors", 0L))
                .doesNotContain(event("whence.Resolution").with("key", "ofNoRelation"))
                .doesNotContain(event("whence.Resolution").with("key", "ofALambda"));
        assertThat(puppet.child().err()).doesNotContain("Whence: ");
    }

    private static Puppeteer called(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch);
        call(puppet);
        return puppet;
    }

    private static void call(Puppeteer puppet) {
        for (String call : CALLS) {
            puppet.ask("call", APP, KINDS, call, call);
        }
    }

    /** Each resolution of a point by its key (where it has one) and its answer. */
    private static List<String> told(Events events, String point) {
        return events.resolutions().stream()
                .filter(resolved -> resolved.event().getString("point").equals(point))
                .map(SubtypesIT::told)
                .toList();
    }

    private static String told(Resolved resolved) {
        return resolved.key() + " : " + resolved.implementation().replaceAll("@.*|.*\\.(?=[A-Z])", "");
    }
}
