package dev.whence.it.jvm;

import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.Guest;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** The stack of a resolution begins with the application's frame, not with the agent's. */
final class StacksIT extends OnEachJdk {

    private static final String CHARSET = "java.nio.charset.Charset";
    private static final String[] POINTS = {
        "points.file=" + Shipped.testClasses().resolve("jdk.properties"),
        "point=guest:" + Guest.class.getName() + "::find"
    };
    private static final String WITH_STACKS = "default,+whence.Resolution#stackTrace=true";

    @Test
    void ofADirectCall() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded(WITH_STACKS);
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, Guest.class.getName(), "find", "made");
        assertThat(puppet.askInVain("call", APP, Guest.class.getName(), "find", "impossible"))
                .contains("cannot make");
        puppet.finish();

        assertThat(stacks(launch, "guest"))
                .hasSize(2)
                .allSatisfy(stack -> assertThat(stack).startsWith(Guest.class.getName() + "::find"));
    }

    @Test
    void ofACallOverTheRelay() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded(WITH_STACKS);
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, CHARSET, "forName", "UTF-32");
        puppet.finish();

        assertThat(stacks(launch, "charset"))
                .isNotEmpty()
                .allSatisfy(stack -> assertThat(stack).startsWith(CHARSET + "::forName"));
        String report = children.launch(jdk)
                .jar(Shipped.agent(), "report", launch.recording().toString(), "--format", "json")
                .start()
                .awaitSuccess()
                .out();
        assertThat(Json.of(report).objects("slowest"))
                .filteredOn(slow -> slow.text("point").equals("charset"))
                .isNotEmpty()
                .allSatisfy(slow -> assertThat(slow.texts("stack").get(0)).startsWith(CHARSET + ".forName"));
    }

    /** What was changed in the recorder stays when the agent goes, and is not changed twice. */
    @Test
    void ofAnAgentThatCameAgain() {
        Launch launch = children.launch(jdk).agent(POINTS).recorded(WITH_STACKS).expectingAgents();
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("call", APP, Guest.class.getName(), "find", "made");
        puppet.ask("remove");
        Attach.agent(puppet.child(), POINTS);
        puppet.ask("call", APP, Guest.class.getName(), "find", "made");
        puppet.finish();

        assertThat(stacks(launch, "guest"))
                .hasSize(2)
                .allSatisfy(stack -> assertThat(stack).startsWith(Guest.class.getName() + "::find"));
    }

    /** Nobody pays for it who wants no stacks. */
    @Test
    void nothingIsChangedWhereNobodyWantsThem() {
        Launch plain = children.launch(jdk).agent(POINTS).recorded().classLogged();
        Puppeteer.start(plain).finish();
        Launch asked = children.launch(jdk).agent(POINTS).recorded(WITH_STACKS).classLogged();
        Puppeteer.start(asked).finish();

        String own = "dev.whence.agent.runtime.StackStart";
        assertThat(ClassLog.of(plain.classLog()).startingWith(own)).isEmpty();
        assertThat(ClassLog.of(asked.classLog()).startingWith(own)).contains(own);
    }

    private static List<List<String>> stacks(Launch launch, String point) {
        Events events = Events.of(launch.recording());
        assertThat(events.named("whence.Agent")).isNotEmpty().allMatch(agent -> agent.getLong("errors") == 0);
        return events.named("whence.Resolution").stream()
                .filter(event -> event.getString("point").equals(point))
                .map(StacksIT::frames)
                .toList();
    }

    private static List<String> frames(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName() + "::"
                        + frame.getMethod().getName())
                .toList();
    }
}
