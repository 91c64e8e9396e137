package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.CrowdClasses;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.target.Crowd;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A point on a type that 6,000 loaded classes implement: they are woven in the background, in few batches. How long
 * the application has to wait meanwhile is measured and printed, and judged by nobody: a busy machine is no defect.
 */
@Tag("torture")
final class BackgroundWeavingIT extends OnEachJdk {

    private static final int MEMBERS = 6_000;
    /** Whoever shares two processors with others may see a stop that is long by chance, and a batch that is small for it. */
    private static final int MOST_STOPS = 24;

    private static final String POINT = "point=crowd:dev.whence.it.target.Crowd$Member+::find";
    private static final Map<String, String> BY_THE_POINT = Map.of("options", POINT);

    @Test
    void isDoneInFewBatchesAndTold() {
        Launch launch = launch().recorded("default,+jdk.ExecuteVMOperation#threshold=0ms");
        Child child = ready(launch);
        long before = control(child);

        OperatorVisit visit = OperatorVisit.begin(child, "watch", BY_THE_POINT);
        List<String> progress = progress(visit);
        int looks = 1;
        long last = -1;
        while (number(progress, 1) < number(progress, 2)) {
            assertThat(number(progress, 1)).as("never goes back").isGreaterThanOrEqualTo(last);
            last = number(progress, 1);
            progress = progress(visit);
            looks++;
        }
        long during = ask(child, "latest");
        assertThat(ask(child, "call\t0")).isZero();
        assertThat(ask(child, "call\t" + (MEMBERS - 1))).isEqualTo(MEMBERS - 1);
        visit.end();
        long after = ask(child, "latest");
        child.awaitSuccess();

        assertThat(looks).as("looks until all were woven").isGreaterThan(1);
        assertThat(number(progress, 2)).isEqualTo(MEMBERS);
        assertThat(number(progress, 3)).as("largest batch").isGreaterThan(MEMBERS / MOST_STOPS);
        assertThat(number(progress, 6)).as("longest stop").isBetween(1L, number(progress, 4));
        Events events = Events.of(launch.recording());
        List<RecordedEvent> redefinitions = redefinitions(events);
        assertThat(redefinitions).as("weaving and restoring").hasSizeBetween(4, 2 * MOST_STOPS);
        assertThat(events)
                .contains(2, event("whence.Resolution").with("point", "crowd"))
                .contains(event("whence.Agent").with("errors", 0L));
        System.out.printf(
                "  %,d classes on %s: batches of up to %d; longest pause %.1f ms; a waking thread was late by %.1f ms at"
                        + " most (control without weaving %.1f ms, restoring %.1f ms)%n",
                MEMBERS, jdk, number(progress, 3), longest(redefinitions), during / 1e3, before / 1e3, after / 1e3);
    }

    /** A resolution of what is not woven yet is missed; of what a point names by itself none is. */
    @Test
    void aClassThatThePointNamesIsWovenAtOnce() {
        Launch launch = launch().recorded();
        Child child = ready(launch);

        Attach.agent(child, POINT, "point=last:crowd.C" + (MEMBERS - 1) + "::find");
        ask(child, "call\t" + (MEMBERS - 1));
        child.awaitSuccess();

        assertThat(Events.of(launch.recording()))
                .contains(1, event("whence.Resolution").with("point", "last"));
    }

    @Test
    void detachedInTheMiddle() {
        Launch launch = launch().recorded();
        Child child = ready(launch);
        OperatorVisit visit = OperatorVisit.begin(child, "watch", BY_THE_POINT);
        List<String> progress = progress(visit);
        List<String> answer = visit.end();
        String threads = new Jcmd(children, jdk, child).run("Thread.print");
        ask(child, "call\t0");
        ask(child, "call\t" + (MEMBERS - 1));
        child.awaitSuccess();

        assertThat(number(progress, 1)).as("classes woven by then").isLessThan(MEMBERS);
        assertThat(answer)
                .contains("detached")
                .anyMatch(line -> line.startsWith("restored\tcrowd.C"))
                .noneMatch(line -> line.startsWith("differs"));
        assertThat(threads).contains("\"clock\"").doesNotContain("Whence");
        assertThat(Events.of(launch.recording())).doesNotContain(event("whence.Resolution"));
    }

    private Launch launch() {
        return children.launch(jdk).classPath(CrowdClasses.folder(MEMBERS));
    }

    private static Child ready(Launch launch) {
        Child child = launch.main(Crowd.class, Integer.toString(MEMBERS)).start();
        child.awaitOut("= ready");
        return child;
    }

    /** How late the thread is while as much is asked from outside, but nothing woven. */
    private long control(Child child) {
        ask(child, "latest");
        for (int i = 0; i < 3; i++) {
            new Jcmd(children, jdk, child).run("VM.uptime");
        }
        return ask(child, "latest");
    }

    private static long ask(Child child, String command) {
        child.send(command);
        return Long.parseLong(child.awaitOut("= ").substring(2));
    }

    /** Kind, classes woven, classes in all, largest batch, longest time of one, open ones, longest stop. */
    private static List<String> progress(OperatorVisit visit) {
        return visit.ask("look", Map.of()).stream()
                .filter(line -> line.startsWith("progress\t"))
                .map(line -> List.of(line.split("\t")))
                .findFirst()
                .orElseThrow();
    }

    private static long number(List<String> line, int field) {
        return Long.parseLong(line.get(field));
    }

    private static List<RecordedEvent> redefinitions(Events events) {
        return events.named("jdk.ExecuteVMOperation").stream()
                .filter(operation -> operation.getString("operation").contains("RedefineClasses"))
                .toList();
    }

    private static double longest(List<RecordedEvent> operations) {
        return operations.stream()
                        .map(RecordedEvent::getDuration)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e6;
    }
}
