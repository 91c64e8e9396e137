package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** The set {@code jdbc}: H2, which answers; PostgreSQL's driver, whose server is not there; and a URL that is nobody's. */
final class JdbcIT extends ReadyMadeSetTest {

    private static final String H2 = "jdbc:h2:mem:x;PASSWORD=*";
    private static final String POSTGRESQL = "jdbc:postgresql://127.0.0.1:1/x?password=*";
    private static final String NOBODYS = "jdbc:nobody:*";

    @Test
    void whichDriverConnects() {
        Events events = recorded("jdbc", JdbcIT::program);

        List<Resolved> connections = of(events, "jdbc");
        assertThat(connections).hasSize(4);
        assertThat(connections.get(0).path()).isEqualTo("org.h2.Driver");
        assertThat(connections.get(0).implementation()).isEqualTo("org.h2.jdbc.JdbcConnection@app");
        assertThat(file(connections.get(0).event().getString("source"))).isEqualTo("h2.jar");
        assertThat(connections.get(0).step("org.h2.Driver").getString("outcome"))
                .isEqualTo("chosen");
        Resolved refused = connections.get(1);
        assertThat(refused.path()).isEqualTo("none");
        assertThat(refused.failure()).isEqualTo("org.postgresql.util.PSQLException: SQLState 08001");
        assertThat(refused.step("org.h2.Driver").getString("outcome")).isEqualTo("empty");
        assertThat(refused.step("org.postgresql.Driver").getString("outcome")).isEqualTo("failed");
        assertThat(refused.step("org.postgresql.Driver").getString("failure"))
                .isEqualTo("org.postgresql.util.PSQLException: SQLState 08001");
        Resolved nobodys = connections.get(2);
        assertThat(nobodys.failure()).isEqualTo("java.sql.SQLException: SQLState 08001");
        assertThat(nobodys.steps())
                .extracting(step -> step.getString("outcome"))
                .containsExactly("empty", "empty");
        assertThat(connections.get(3).path()).isEqualTo("org.h2.Driver");
        assertThat(events.named("whence.Summary"))
                .filteredOn(summary -> summary.getString("point").equals("jdbc"))
                .extracting(summary -> summary.getString("path"))
                .containsOnly("org.h2.Driver", "none");
    }

    /** As a pool calls it. */
    @Test
    void whatEachDriverIsAskedFor() {
        Events events = recorded("jdbc", JdbcIT::program);

        assertThat(told(events, "jdbc-driver"))
                .containsOnly(
                        Map.entry("org.h2.Driver: connected org.h2.jdbc.JdbcConnection h2.jar", 2L),
                        Map.entry("org.h2.Driver: none none null", 2L),
                        Map.entry("org.postgresql.Driver: none none null", 2L));
        assertThat(events)
                .contains(
                        1,
                        event("whence.Resolution")
                                .with("point", "jdbc-driver")
                                .with("failure", "org.postgresql.util.PSQLException: SQLState 08001"));
    }

    /**
     * Neither as a key nor in what a driver throws: the program prints it, so it was to be had. (Of Whence's events alone: the
     * JDK's own {@code jdk.JavaExceptionThrow}, which 25 enables by default, holds messages.)
     */
    @Test
    void noPasswordIsRecordedAnywhere() throws IOException {
        Launch launch = children.launch(jdk).agent("points=jdbc").recorded("none");
        Child child = program(launch).start().awaitSuccess();
        Child report = children.launch(jdk)
                .jar(Shipped.agent(), "report", launch.recording().toString())
                .start()
                .awaitSuccess();

        assertThat(child.out())
                .contains("! java.sql.SQLException: No suitable driver found for jdbc:nobody:" + Databases.PASSWORD);
        String bytes = Files.readString(launch.recording(), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .as("what can be found in the file so")
                .contains("org.postgresql.util.PSQLException: SQLState 08001");
        assertThat(bytes).doesNotContain(Databases.PASSWORD);
        assertThat(report.out())
                .contains("Point jdbc", "SQLState 08001")
                .doesNotContain(Databases.PASSWORD, "jdbc:h2", "jdbc:postgresql", "jdbc:nobody");
        assertThat(Events.of(launch.recording()))
                .doesNotContain(event("whence.Resolution").with("point", "jdbc").where("a key", JdbcIT::hasKey))
                .contains(
                        event("whence.Resolution").with("point", "jdbc-driver").where("a key", JdbcIT::hasKey));
    }

    /** The same calls as a point that asks for texts, to show that the set's care is needed. */
    @Test
    void controlAPointThatAsksForTextsRecordsIt() {
        Launch launch = children.launch(jdk);
        Path points = Io.attempt(() -> Files.writeString(
                launch.scratch("points.properties"),
                "plain = java.sql.DriverManager::getConnection(java.lang.String,java.util.Properties,java.lang.Class)\n"
                        + "plain.failure = text\n"));
        launch.agent("points.file=" + points).recorded();
        program(launch).start().awaitSuccess();

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Resolution").containing("failure", Databases.PASSWORD));
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(JdbcIT::program);
    }

    private static boolean hasKey(RecordedEvent resolution) {
        return resolution.getString("key") != null;
    }

    private static Launch program(Launch launch) {
        return launch.main(Databases.class, H2, POSTGRESQL, NOBODYS, H2)
                .classPath(Guests.libraries("jdbc").toArray(Path[]::new));
    }
}
