package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing stays woven: the bytes of each woven class are the original ones again once the agent is removed. */
final class OriginalBytesIT extends OnEachJdk {

    private static final String PROXY = "trend.portfolio.app.PipelineProxy";
    private static final String GUEST = "dev.whence.it.target.Guest";
    private static final String POINTS = "points.file=" + Shipped.testClasses().resolve("guest.properties");

    @Test
    void startedWithTheAgent() {
        Path recording = children.recording(jdk);
        Puppeteer puppet = loaded(children.launch(jdk).agent(POINTS));
        List<String> before = look(puppet);

        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        jcmd.run("JFR.start", "name=one");
        List<String> woven = look(puppet);
        puppet.resolve("proxy", "run");
        puppet.ask("remove");
        List<String> after = look(puppet);
        puppet.resolve("proxy", "run");
        puppet.ask("call", APP, GUEST, "find", "made");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        puppet.finish();

        assertReturned(before, woven, after);
        assertThat(Events.of(recording)).contains(1, event("whence.Resolution")).contains(1, event("whence.Step"));
    }

    @Test
    void attachedLate() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = loaded(launch);
        List<String> before = look(puppet);

        Attach.agent(puppet.child(), POINTS);
        List<String> woven = look(puppet);
        puppet.ask("call", APP, GUEST, "find", "made");
        puppet.ask("remove");
        List<String> after = look(puppet);
        puppet.resolve("proxy", "run");
        puppet.ask("call", APP, GUEST, "find", "made");
        puppet.finish();

        assertReturned(before, woven, after);
        assertThat(Events.of(launch.recording()))
                .contains(1, event("whence.Resolution").with("point", "guest"));
    }

    /** An agent that left its code where it was would be found out. */
    @Test
    void controlAnAgentThatStaysWoven() {
        Launch launch = Spoilt.restoring("fail").into(children.launch(jdk));
        Puppeteer puppet = loaded(launch.agent(POINTS).recorded());
        List<String> before = look(puppet);
        assertThat(puppet.askInVain("remove")).contains("sabotaged");

        assertThat(look(puppet)).isNotEqualTo(before);
        puppet.finish();
    }

    /** Looking at the bytes is no weaving: without an agent they are the same each time. */
    @Test
    void controlWithoutAgentTheyStayAsTheyAre() {
        Puppeteer puppet = loaded(children.launch(jdk).recorded());
        List<String> before = look(puppet);
        puppet.resolve("proxy", "run");

        assertThat(look(puppet)).isEqualTo(before);
        puppet.finish();
    }

    private static void assertReturned(List<String> before, List<String> woven, List<String> after) {
        assertThat(woven.get(0)).isNotEqualTo(before.get(0));
        assertThat(woven.get(1)).isNotEqualTo(before.get(1));
        assertThat(after).isEqualTo(before);
    }

    private static Puppeteer loaded(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "SIMPLE", APP);
        puppet.resolve("proxy", "run");
        puppet.ask("call", APP, GUEST, "find", "made");
        return puppet;
    }

    private static List<String> look(Puppeteer puppet) {
        Attach.probe(puppet.child());
        return List.of(puppet.look(PROXY), puppet.look(GUEST));
    }
}
