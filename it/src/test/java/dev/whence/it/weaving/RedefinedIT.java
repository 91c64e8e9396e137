package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Redefined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A class that is redefined while it is woven: its newest body runs woven, and stays when the agent leaves. */
final class RedefinedIT extends OnEachJdk {
    private static final String FINDER = Redefined.class.getName() + "$Finder";

    @Test
    void theNewestDefinitionStays() throws Exception {
        Launch launch = children.launch(jdk).recorded().expectingAgents().main(Redefined.class);
        Child child = launch.start();
        child.awaitOut("is body one");
        Attach.probe(child);
        Attach.agent(child, "points=none", "point=find:" + FINDER + "::find");
        child.send("redefine body two");
        child.awaitOut("is body two");
        child.send("redefine body 333");
        child.awaitOut("is body 333");
        Path answer = empty(launch);
        Attach.agent(child, "command=detach", "answer=" + answer);
        String left = Files.readString(answer);
        child.send("look");
        child.send("redefine body end");
        child.awaitOut("is body end");

        assertThat(left).contains("newest\t" + FINDER + "\tapp").doesNotContain("differs", "older", "restored\t");
        child.close();
        // What the harness adds where it could not read to the end is not the program's.
        assertThat(child.out().lines().filter(line -> line.startsWith("is body")))
                .containsExactly("is body one", "is body two", "is body 333", "is body 333", "is body end");
    }

    @Test
    void whatWasNotRedefinedIsRestored() throws Exception {
        Launch launch = children.launch(jdk).recorded().expectingAgents().main(Redefined.class);
        Child child = launch.start();
        child.awaitOut("is body one");
        Attach.probe(child);
        Attach.agent(child, "points=none", "point=find:" + FINDER + "::find");
        Path answer = empty(launch);
        Attach.agent(child, "command=detach", "answer=" + answer);

        assertThat(Files.readString(answer))
                .contains("restored\t" + FINDER + "\tapp")
                .doesNotContain("newest", "differs", "older");
        child.close();
    }

    @Test
    void theNewBodyIsRecordedToo() {
        Launch launch = children.launch(jdk).recorded().expectingAgents().main(Redefined.class);
        Child child = launch.start();
        child.awaitOut("is body one");
        Attach.probe(child);
        Attach.agent(child, "points=none", "point=find:" + FINDER + "::find");
        child.send("redefine body two");
        child.awaitOut("is body two");
        child.send("look");
        child.awaitOut("is body two");
        child.signal("TERM");
        child.awaitExit();

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Resolution").with("point", "find"))
                .contains(event("whence.Agent").with("errors", 0L));
    }

    /** The file that an operator makes and the agent answers into. */
    private static Path empty(Launch launch) throws IOException {
        return Files.write(launch.scratch("answer"), new byte[0]);
    }
}
