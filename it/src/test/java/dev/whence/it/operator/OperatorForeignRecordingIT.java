package dev.whence.it.operator;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;
import jdk.management.jfr.RecordingInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A recording of somebody else's, with settings of its own, goes on with all its events while Whence comes and goes. */
@Tag("torture")
final class OperatorForeignRecordingIT extends OperatorTest {

    /** Among them an event that Whence's templates enable as well, with another setting. */
    private static final String SETTINGS = """
            <configuration version="2.0">
              <event name="target.Own"><setting name="enabled">true</setting></event>
              <event name="jdk.CPULoad">
                <setting name="enabled">true</setting><setting name="period">100 ms</setting>
              </event>
              <event name="jdk.GarbageCollection"><setting name="enabled">false</setting></event>
              <event name="jdk.ThreadPark">
                <setting name="enabled">true</setting><setting name="threshold">1 h</setting>
              </event>
            </configuration>
            """;

    private static final int EACH = 5;

    @Test
    void goesOnWithItsSettingsAndAllItsEvents() throws Exception {
        Path settings = Files.writeString(folder.resolve("own.jfc"), SETTINGS);
        Path recording = children.recording(jdk);
        Puppeteer puppet = Puppeteer.start(application()).proxy("proxy", "SIMPLE", APP);
        puppet.resolve("proxy", "run");
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        jcmd.run("JFR.start", "name=theirs", "settings=" + settings);
        String pid = Long.toString(puppet.child().pid());
        commit(puppet, "before");
        Map<String, String> before = settings(puppet.child());

        Child record = command(
                        "record", pid, "--points", "pipeline", "--for", "10m", "--out", "ours.jfr", "--profile", "deep")
                .start();
        record.awaitErr("Recording JVM");
        commit(puppet, "while");
        puppet.resolve("proxy", "run");
        assertThat(settings(puppet.child())).isEqualTo(before);
        record.signal("INT");
        record.awaitSuccess();
        commit(puppet, "after");
        assertThat(settings(puppet.child())).isEqualTo(before).containsEntry("jdk.ThreadPark#threshold", "1 h");
        jcmd.run("JFR.stop", "name=theirs", "filename=" + recording);
        puppet.finish();

        assertThat(record.err())
                .contains("Another recording runs in this JVM", "'theirs'", "Whence's events may appear in it");
        Events theirs = Events.of(recording);
        for (String when : List.of("before", "while", "after")) {
            IntStream.range(0, EACH)
                    .forEach(i ->
                            assertThat(theirs).contains(1, event("target.Own").with("text", when + i)));
        }
        assertThat(theirs).contains(3 * EACH, event("target.Own")).contains(event("jdk.CPULoad"));
        Events ours = Events.of(operatorsFolder.resolve("ours.jfr"));
        assertThat(ours)
                .contains(event("whence.Resolution"))
                .contains(event("whence.Agent").with("errors", 0L));
        assertNothingLeftBut("ours.jfr");
    }

    private static void commit(Puppeteer puppet, String when) {
        for (int i = 0; i < EACH; i++) {
            puppet.ask("commit", when + i);
        }
    }

    /** The settings of the recording as the recorder has them, over JMX. */
    private static Map<String, String> settings(Child target) throws IOException {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(Attach.localManagement(target)))) {
            FlightRecorderMXBean recorder = JMX.newMXBeanProxy(
                    connector.getMBeanServerConnection(),
                    new ObjectName(FlightRecorderMXBean.MXBEAN_NAME),
                    FlightRecorderMXBean.class);
            RecordingInfo theirs = recorder.getRecordings().stream()
                    .filter(each -> each.getName().equals("theirs"))
                    .findFirst()
                    .orElseThrow();
            assertThat(theirs.getState()).isEqualTo("RUNNING");
            return new TreeMap<>(recorder.getRecordingSettings(theirs.getId()));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
