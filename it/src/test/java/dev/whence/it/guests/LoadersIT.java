package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.GuestModule;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Points on classes that nobody loads, and on classes in modules and loaders of every kind. */
final class LoadersIT extends OnEachJdk {

    private static final String GUEST = "dev.whence.it.target.Guest";

    /** What {@link #askAll} gets as answers, agent or no agent. */
    private static final List<String> ANSWERS = List.of(
            "= made",
            "= class dev.whence.it.target.Guest",
            "! java.lang.IllegalArgumentException: cannot make impossible");

    private static final List<String> STORY = List.of(
            "made : make java.lang.StringBuilder@bootstrap; recall empty, make chosen",
            "known : recall java.lang.Class@bootstrap; recall chosen",
            "impossible : none none; recall empty, make failed");

    @Test
    void classThatNobodyLoads() {
        Launch launch =
                children.launch(jdk).agent("point=ghost:no.such.Klass::find").recorded();
        Child child = launch.app("run").start().awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Agent").containing("unmatched", "no.such.Klass::find"))
                .contains(event("whence.Resolution").with("point", "pipeline"))
                .doesNotContain(event("whence.Agent").containing("points", "no.such.Klass"));
    }

    @Test
    void methodThatTheClassDoesNotHave() {
        Launch launch = children.launch(jdk)
                .agent("point=typo:trend.portfolio.app.PipelineProxy::resolv")
                .recorded();
        Child child = launch.app("run").start().awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Agent").containing("unmatched", "PipelineProxy::resolv: "))
                .contains(event("whence.Resolution").with("point", "pipeline"));
    }

    @Test
    void childLoader() {
        Launch launch = guest();
        Puppeteer puppet = Puppeteer.start(launch).loader("child", Shipped.testClasses());
        assertThat(askAll(puppet, "child")).isEqualTo(ANSWERS);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(guestStory(events)).isEqualTo(story("child"));
        assertThat(events)
                .contains(event("whence.Agent").with("bridged", false))
                .doesNotContain(event("whence.Agent").with("bridged", true));
        assertThat(puppet.child().err()).isEmpty();
    }

    @Test
    void resolverThatAsksItself() {
        Launch launch = guest();
        Puppeteer puppet = Puppeteer.start(launch);
        assertThat(puppet.ask("call", Puppeteer.APP, GUEST, "find", "outer")).isEqualTo("inner");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(guestStory(events))
                .as("each has its own steps")
                .containsExactly(
                        "outer : make java.lang.StringBuilder@bootstrap; recall empty, make chosen",
                        "inner : make java.lang.StringBuilder@bootstrap; recall empty, make chosen");
        assertThat(events.resolutions()
                        .get(0)
                        .contains(events.resolutions().get(1).event()))
                .isTrue();
    }

    @Test
    void twoLoadersWithOneClassEach() {
        Launch launch = guest();
        Puppeteer puppet =
                Puppeteer.start(launch).loader("one", Shipped.testClasses()).loader("two", Shipped.testClasses());
        askAll(puppet, "one");
        askAll(puppet, "two");
        puppet.finish();

        assertThat(guestStory(Events.of(launch.recording()))).hasSize(2 * STORY.size());
    }

    @Test
    void loaderThatHasNoParentWhichCouldSeeTheAgent() {
        assertSeenOverTheBridge("blind", puppet -> puppet.loader("blind", "platform", "", Shipped.testClasses()));
    }

    @Test
    void loaderThatHidesTheAgent() {
        assertSeenOverTheBridge(
                "filter",
                puppet -> puppet.loader(
                        "filter", Puppeteer.APP, "dev.whence.agent.runtime.Whence", Shipped.testClasses()));
    }

    /** No loader that keeps to the specification does so: the bridge is in {@code java.lang}. */
    @Test
    void loaderThatHidesEvenTheBridge() {
        assertLeftAlone(
                "deaf",
                puppet -> puppet.loader(
                        "deaf",
                        Puppeteer.APP,
                        "dev.whence.agent.runtime.Whence,java.lang.$Whence",
                        Shipped.testClasses()));
    }

    @Test
    void namedModule() {
        Path modules = GuestModule.compiled();
        Launch launch = children.launch(jdk)
                .agent("points.file=" + GuestModule.points())
                .recorded()
                .vm("-p", modules.toString());
        Child child = launch.program("-m", GuestModule.MAIN).start().awaitSuccess();

        assertThat(child.out()).isEqualTo(GuestModule.OUTPUT);
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(guestStory(events))
                .containsExactly(
                        "made : make java.lang.StringBuilder@bootstrap; recall empty, make chosen",
                        "impossible : none none; recall empty, make failed");
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
    }

    /** The loader's classes cannot call the agent, and are woven all the same. */
    private void assertSeenOverTheBridge(String loader, Consumer<Puppeteer> make) {
        Launch launch = guest();
        Puppeteer puppet = Puppeteer.start(launch);
        make.accept(puppet);
        assertThat(askAll(puppet, loader)).isEqualTo(ANSWERS);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(guestStory(events)).isEqualTo(story(loader));
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("bridged", true)
                        .with("errors", 0L)
                        .containing("points", "Guest::find"))
                .doesNotContain(event("whence.Agent").containing("unmatched", "cannot see the agent"));
        assertThat(puppet.child().err()).isEmpty();
    }

    /** The loader's classes can call neither the agent nor the bridge: they run as they are, and the agent says why it left them alone. */
    private void assertLeftAlone(String loader, Consumer<Puppeteer> make) {
        Launch launch = guest();
        Puppeteer puppet = Puppeteer.start(launch);
        make.accept(puppet);
        assertThat(askAll(puppet, loader)).isEqualTo(ANSWERS);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(guestStory(events)).isEmpty();
        assertThat(events)
                .contains(event("whence.Agent")
                        .containing("unmatched", "Guest::find")
                        .containing("unmatched", loader)
                        .containing("unmatched", "cannot see the agent"))
                .doesNotContain(event("whence.Agent").containing("points", "Guest::find"));
        assertThat(puppet.child().err()).isEmpty();
    }

    private Launch guest() {
        return children.launch(jdk)
                .agent("points.file=" + Shipped.testClasses().resolve("guest.properties"))
                .recorded();
    }

    private static List<String> askAll(Puppeteer puppet, String loader) {
        return List.of(
                "= " + puppet.ask("call", loader, GUEST, "find", "made"),
                "= " + puppet.ask("call", loader, GUEST, "find", "known"),
                "! " + puppet.askInVain("call", loader, GUEST, "find", "impossible"));
    }

    /** A class as the answer is the implementation itself: that of the loader which was asked. */
    private static List<String> story(String loader) {
        return STORY.stream()
                .map(line -> line.replace("java.lang.Class@bootstrap", GUEST + "@" + loader))
                .toList();
    }

    private static List<String> guestStory(Events events) {
        return events.resolutions().stream()
                .filter(resolved -> resolved.event().getString("point").equals("guest"))
                .map(Object::toString)
                .toList();
    }
}
