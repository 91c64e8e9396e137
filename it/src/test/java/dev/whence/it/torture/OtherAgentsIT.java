package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beside agents of others that look at, and change, the same method, in each order in which the two can come. */
final class OtherAgentsIT extends TortureTest {

    private static final int CALLS = size(500, 10_000);
    /** Many JVMs that live for a second or two. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final String POINTS = "catalog = guest.mocks.Catalog::find\ncatalog.key = 0\n";

    @TempDir
    Path folder;

    /** In which order the two agents come. */
    private enum Order {
        OTHER_THEN_WHENCE,
        WHENCE_THEN_OTHER,
        WHENCE_ATTACHED,
        OTHER_ATTACHED;

        boolean otherIsAttached() {
            return this == OTHER_ATTACHED;
        }
    }

    /** What a JVM said and what the other agent found in it. */
    private record Seen(List<String> answers, String bytes, String result) {}

    @ParameterizedTest
    @EnumSource(OtherAgent.Kind.class)
    void eachOrder(OtherAgent.Kind kind) throws IOException {
        for (boolean attached : new boolean[] {false, true}) {
            if (attached && !kind.attaches()) {
                continue;
            }
            Seen without = without(kind, attached);
            for (Order order : Order.values()) {
                if (order.otherIsAttached() == attached) {
                    assertThat(with(kind, order)).as("%s", order).isEqualTo(without);
                }
            }
        }
    }

    private Seen without(OtherAgent.Kind kind, boolean attached) throws IOException {
        Launch launch = launch(attached ? "alone-attached" : "alone");
        OtherAgent other = kind.in(launch);
        if (!attached) {
            other.onCommandLine();
        }
        Puppeteer puppet = Puppeteer.start(launch);
        if (!attached) {
            other.started(puppet.child());
        }
        List<String> answers = new ArrayList<>(calls(puppet, kind, !attached));
        if (attached) {
            other.attach(puppet.child());
        }
        answers.addAll(calls(puppet, kind, true));
        String bytes = bytes(puppet);
        answers.addAll(calls(puppet, kind, true));
        return seen(puppet, other, answers, bytes, attached);
    }

    private Seen with(OtherAgent.Kind kind, Order order) throws IOException {
        Launch launch = launch(order.name());
        String[] options = {"points=none", "cost.max=off", "points.file=" + file(launch, POINTS)};
        OtherAgent other = kind.in(launch);
        switch (order) {
            case OTHER_THEN_WHENCE -> {
                other.onCommandLine();
                launch.agent(options);
            }
            case WHENCE_THEN_OTHER -> {
                launch.agent(options);
                other.onCommandLine();
            }
            case WHENCE_ATTACHED -> other.onCommandLine();
            case OTHER_ATTACHED -> launch.agent(options);
        }
        Puppeteer puppet = Puppeteer.start(launch);
        Child child = puppet.child();
        String pid = Long.toString(child.pid());
        if (!order.otherIsAttached()) {
            other.started(child);
        }
        List<String> answers = new ArrayList<>(calls(puppet, kind, !order.otherIsAttached()));
        if (order == Order.WHENCE_ATTACHED) {
            Attach.agent(child, options);
        } else if (order == Order.OTHER_ATTACHED) {
            other.attach(child);
        }
        answers.addAll(calls(puppet, kind, true));

        String status = command("status", pid);
        assertThat(status).as("%s", order).contains("catalog").doesNotContainPattern("(?i)errors? [1-9]");
        assertThat(command("check", pid, file(launch, POINTS).toString())).contains("guest.mocks.Catalog");
        String detached = command("detach", pid);
        assertThat(detached).as("%s", order).contains("Detached").doesNotContainIgnoringCase("differ");
        String bytes = bytes(puppet);
        answers.addAll(calls(puppet, kind, true));
        Seen seen = seen(puppet, other, answers, bytes, order.otherIsAttached());
        assertThat(Io.names(folder.resolve(order.name()))).noneMatch(name -> name.contains("whence"));

        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        int rounds = order == Order.WHENCE_ATTACHED ? 1 : 2;
        // Who comes later stands outside: a mock answers before ours is asked, or within it. Within, the call that
        // stubs
        // the mock and the one that verifies it are calls as well.
        boolean outside = order == Order.OTHER_THEN_WHENCE || order == Order.WHENCE_ATTACHED;
        int mocked = kind == OtherAgent.Kind.MOCKITO && outside ? rounds * (CALLS + 2) : 0;
        assertThat(counted(events, "catalog")).as("%s", order).isEqualTo(rounds * 2L * CALLS + mocked);
        return seen;
    }

    /** Runs a command of ours to its good end. */
    private String command(String... arguments) {
        Child command = children.launch(jdk)
                .vm(QUICK)
                .jar(Shipped.agent(), arguments)
                .start()
                .awaitSuccess();
        assertThat(command.err()).isEmpty();
        return command.out();
    }

    private Launch launch(String name) throws IOException {
        Launch launch = alone(QUICK, "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve(name)))
                .expectingAgents();
        return Guests.on(launch, "mocks");
    }

    /** Of a class that is loaded at the first round, and of one that each round loads. */
    private static List<String> calls(Puppeteer puppet, OtherAgent.Kind kind, boolean otherIsThere) {
        List<String> answers = new ArrayList<>();
        for (String what : List.of("real", "later")) {
            answers.add(puppet.ask("call", Puppeteer.APP, "guest.mocks.Calls", what, "" + CALLS));
        }
        if (kind == OtherAgent.Kind.MOCKITO && otherIsThere) {
            answers.add(puppet.ask("call", Puppeteer.APP, "guest.mocks.Calls", "mocked", "" + CALLS));
        }
        return answers;
    }

    private static String bytes(Puppeteer puppet) {
        Attach.probe(puppet.child());
        return puppet.look(OtherAgent.CATALOG);
    }

    private Seen seen(Puppeteer puppet, OtherAgent other, List<String> answers, String bytes, boolean attached) {
        String threads = new Jcmd(children, jdk, puppet.child()).run("Thread.print");
        assertThat(threads).doesNotContain("Whence ");
        Child child = puppet.finish();
        int calls = (attached ? 2 : 3) * 2 * CALLS;
        return new Seen(answers, other.comparable(bytes), other.result(child, calls));
    }
}
