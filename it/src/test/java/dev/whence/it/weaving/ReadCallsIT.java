package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Facades;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Keys of several parts and of the JDK's values, answers behind facades, several answers, and what there was to choose from. */
final class ReadCallsIT extends OnEachJdk {
    private static final String FACADES = Facades.class.getName();

    private static final String POINTS = """
            parts = %1$s$Market::find
            parts.key = 2 + 0 + 1
            facade = %1$s$Market::open
            facade.key = 0
            facade.answer = .lock
            behind = %1$s$Market::open
            behind.answer = .lock.core
            nothing = %1$s$Market::choose
            nothing.answer = this.chosen
            truth = %1$s$Market::tryChoose
            truth.answer = this.chosen
            all = %1$s$Market::all
            all.answer = elements
            array = %1$s$Market::array
            array.answer = elements
            map = %1$s$Market::map
            map.answer = elements
            foreign = %1$s$Market::foreign
            foreign.answer = elements
            pick = %1$s$Market::pick
            pick.key = 0
            pick.candidates = %1$s$Market::offers
            none = %1$s$Market::none
            none.candidates = %1$s$Market::few
            failed = %1$s$Market::fail
            failed.candidates = %1$s$Market::few
            hashed = %1$s$Market::secret
            hashed.key = 0
            hashed.secret = key
            owned = %1$s$Market::owned
            owned.key = 0.name
            length = %1$s$Market::owned
            length.key = 0.length
            numbers = %1$s$Market::owned
            numbers.key = 0.large + 0.even + 0.name + 0.name.hashIsZero
            value = %1$s$Market::value
            value.key = 0
            sellers = %1$s$Seller+::sell
            sellers.not = %1$s$Big, %1$s$Absent
            """.formatted(FACADES);

    @Test
    void whatIsReadIsWhatTheProgramDid() {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(launch.scratch("read.points"), POINTS));
        Child child = launch.agent("points=none", "points.file=" + points)
                .recorded("none")
                .main(Facades.class)
                .start()
                .awaitSuccess();

        assertThat(child.out()).as("no method of the program's was called").isEqualTo("done\n");
        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
        assertThat(answers(events, "parts")).isEqualTo(Map.of("apple fruit 7  Apple", 40L));
        assertThat(answers(events, "facade")).isEqualTo(Map.of("true  IronLock", 10L, "false  WoodenLock", 30L));
        assertThat(answers(events, "behind")).isEqualTo(Map.of("null  Apple", 10L, "null  Pear", 30L));
        assertThat(answers(events, "nothing")).isEqualTo(Map.of("null  Apple", 20L, "null  Pear", 20L));
        assertThat(answers(events, "truth")).isEqualTo(Map.of("null  Pear", 30L, "null none -", 10L));
        assertThat(answers(events, "all")).isEqualTo(Map.of("null  Apple", 40L, "null  Pear", 80L));
        assertThat(answers(events, "array")).isEqualTo(Map.of("null  Apple", 40L, "null  Pear", 40L));
        assertThat(answers(events, "map")).isEqualTo(Map.of("null  Apple", 40L, "null  Pear", 40L));
        assertThat(answers(events, "foreign")).isEqualTo(Map.of("null  ForeignList", 40L));
        assertThat(answers(events, "owned")).isEqualTo(Map.of("order-0  Pear", 20L, "order-1  Pear", 20L));
        assertThat(answers(events, "length")).isEqualTo(Map.of("7  Pear", 40L));
        assertThat(answers(events, "numbers"))
                .isEqualTo(Map.of(
                        "30064771072 true order-0 false  Pear", 20L,
                        "30064771072 false order-1 false  Pear", 20L));
        assertThat(answers(events, "sellers")).isEqualTo(Map.of("null  Apple", 40L));
        assertThat(answers(events, "value").keySet())
                .containsExactlyInAnyOrder(
                        "https:last.xml  String",
                        "https:y.jar  String",
                        "a/b  String",
                        "c/d  String",
                        "fr_CA  String",
                        "00000000-0000-0001-0000-000000000002  String",
                        "UTF-16  String",
                        "java.util.ImmutableCollections$List12  String",
                        FACADES + "$Talking  String");
        assertThat(events.stream()).noneMatch(each -> each.toString().contains("s3cret"));
        assertThat(answers(events, "hashed").keySet())
                .as("equal keys have equal hashes")
                .hasSize(2)
                .allMatch(line -> line.matches("#[0-9a-f]{16}  Pear"));
        assertThat(answers(events, "hashed").values()).containsExactly(20L, 20L);
    }

    @Test
    void whatThereWasToChooseFrom() {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(launch.scratch("read.points"), POINTS));
        launch.agent("points=none", "points.file=" + points, "events.max=unlimited")
                .recorded("none")
                .main(Facades.class)
                .start()
                .awaitSuccess();

        Events events = Events.of(launch.recording());
        assertThat(candidates(events, "pick"))
                .isEqualTo(Map.of(
                        "cheap: 1 of 3 first Pear passed over", 40L,
                        "cheap: 2 of 3 middle Apple won", 40L,
                        "cheap: 3 of 3 last Talking another comes first", 40L));
        assertThat(candidates(events, "none"))
                .isEqualTo(Map.of(
                        "null: 1 of 2 1 of 2 Apple none was taken", 40L,
                        "null: 2 of 2 a name - none was taken", 40L));
        assertThat(candidates(events, "failed"))
                .isEqualTo(Map.of(
                        "null: 1 of 2 1 of 2 Apple none was taken: java.util.NoSuchElementException", 20L,
                        "null: 2 of 2 a name - none was taken: java.util.NoSuchElementException", 20L));
        assertThat(events.named("whence.Candidate").stream()
                        .map(each -> each.getLong("resolution"))
                        .distinct())
                .as("each of a resolution that was written")
                .hasSize(100)
                .allMatch(id -> events.resolutions().stream()
                        .anyMatch(each -> each.event().getLong("id") == id));
    }

    private static Map<String, Long> answers(Events events, String point) {
        return events.named("whence.Answer").stream()
                .filter(each -> each.getString("point").equals(point))
                .collect(Collectors.groupingBy(
                        each -> each.getString("key") + " " + each.getString("path") + " "
                                + type(each, "implementation"),
                        TreeMap::new,
                        Collectors.summingLong(each -> each.getLong("count"))));
    }

    private static Map<String, Long> candidates(Events events, String point) {
        List<RecordedEvent> all = events.named("whence.Candidate");
        return all.stream()
                .filter(each -> each.getString("point").equals(point))
                .collect(Collectors.groupingBy(
                        each -> each.getString("key") + ": " + each.getInt("position") + " of "
                                + each.getInt("candidates") + " " + each.getString("name") + " "
                                + type(each, "implementation") + " "
                                + (each.getBoolean("won") ? "won" : each.getString("reason")),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static String type(RecordedEvent event, String field) {
        return event.getClass(field) == null
                ? "-"
                : event.getClass(field).getName().replaceAll(".*[.$]", "");
    }
}
