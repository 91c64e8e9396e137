package dev.whence.it.jvm;

import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.Chosen;
import dev.whence.it.target.Keeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** What was chosen before the agent came: found where points name the fields that hold it, and marked as found. */
final class FoundAnswersIT extends OnEachJdk {

    private static final String CHOSEN = Chosen.class.getName();

    @Test
    void loggingDriversAndProviders() {
        Path recording = children.recording(jdk);
        Launch launch = children.launch(jdk);
        Puppeteer puppet = Puppeteer.start(Guests.on(Guests.on(launch, "logging"), "jdbc"));
        puppet.ask("call", APP, "org.slf4j.LoggerFactory", "getLogger", "x");
        puppet.ask("initialise", APP, "org.h2.Driver");
        puppet.ask("call", APP, "java.security.MessageDigest", "getInstance", "SHA-384");

        Attach.agent(puppet.child(), "points=logging+jdbc+jca");
        record(puppet, recording, "settings=default");
        puppet.finish();

        assertThat(found(recording, "logging"))
                .containsExactly("null org.slf4j.simple.SimpleServiceProvider slf4j-simple.jar");
        assertThat(found(recording, "jdbc"))
                .as("the first driver of the list")
                .anyMatch(line -> line.matches("\\d of \\d org\\.h2\\.Driver h2\\.jar"));
        assertThat(found(recording, "jca"))
                .as("the provider that has the digest")
                .anyMatch(line -> line.matches("1 of \\d+ sun\\.security\\.provider\\.Sun java\\.base"));
        assertThat(Events.of(recording).named("whence.Agent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getLong("errors")).isZero());
    }

    @Test
    void everyKindOfField() {
        Path recording = children.recording(jdk);
        Launch launch = children.launch(jdk);
        StringBuilder points = new StringBuilder();
        for (String field : List.of(
                "one",
                "nothing",
                "number",
                "absent",
                "inOrder",
                "array",
                "array.value",
                "byName",
                "guarded",
                "soft",
                "soft.referent")) {
            points.append(point(field.replace('.', '-'), CHOSEN + "." + field));
        }
        points.append(point("sleeping", CHOSEN + "$Sleeping.choice"));
        points.append(point("unloaded", "not.There.FIELD"));
        Path file = Io.attempt(() -> Files.writeString(launch.scratch("points.properties"), points));
        Puppeteer puppet = Puppeteer.start(launch);
        puppet.ask("initialise", APP, CHOSEN);
        puppet.ask("load", APP, CHOSEN + "$Sleeping");

        Attach.agent(puppet.child(), "points=none", "points.file=" + file);
        record(puppet, recording, "settings=default");
        puppet.finish();

        assertThat(found(recording, "one")).containsExactly("null java.lang.StringBuilder java.base");
        assertThat(found(recording, "inOrder"))
                .containsExactly("1 of 2 java.lang.StringBuilder java.base", "2 of 2 java.lang.StringBuffer java.base");
        assertThat(found(recording, "array"))
                .containsExactly(
                        "1 of 2 " + CHOSEN + "$Deeper test-classes", "2 of 2 " + CHOSEN + "$Deeper test-classes");
        assertThat(found(recording, "array-value"))
                .containsExactly("1 of 2 java.lang.String java.base", "2 of 2 java.lang.Integer java.base");
        assertThat(found(recording, "byName")).containsExactly("name java.lang.StringBuilder java.base");
        assertThat(found(recording, "guarded")).containsExactly("null " + CHOSEN + "$Guarded test-classes");
        assertThat(found(recording, "soft")).containsExactly("null java.lang.ref.SoftReference java.base");
        for (String none : List.of("nothing", "number", "absent", "sleeping", "unloaded", "soft-referent")) {
            assertThat(found(recording, none)).as(none).isEmpty();
        }
        assertThat(puppet.child().out()).as("nobody's initialiser ran").doesNotContain("initialised\n");
        assertThat(Events.of(recording).named("whence.Agent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getLong("errors")).isZero());
    }

    @Test
    void whatTheJdkItselfHasChosen() {
        Path recording = children.recording(jdk);
        Puppeteer puppet = Puppeteer.start(children.launch(jdk));
        puppet.ask("call", APP, "java.nio.charset.Charset", "forName", "ISO-8859-15");

        Attach.agent(puppet.child(), "points=jdk");
        record(puppet, recording, "settings=default");
        puppet.finish();

        assertThat(found(recording, "jdk-file-system"))
                .as("the default one; the installed providers where somebody asked for them")
                .contains("null sun.nio.fs.LinuxFileSystem java.base");
        assertThat(found(recording, "jdk-url-handler"))
                .contains("file sun.net.www.protocol.file.Handler java.base")
                .allMatch(line -> line.matches("\\w+ sun\\.net\\.www\\.protocol\\.\\w+\\.Handler java\\.base"));
        assertThat(Events.of(recording).named("whence.Agent"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getLong("errors")).isZero());
    }

    /** Reflection would have it load the types of all fields. */
    @Test
    void noLoaderIsAskedForTheTypesOfFields() {
        Path recording = children.recording(jdk);
        Launch launch = children.launch(jdk);
        String kept = Keeper.class.getName() + "$Kept";
        Path file =
                Io.attempt(() -> Files.writeString(launch.scratch("kept.properties"), point("kept", kept + ".choice")));
        Child keeper = launch.expectingAgents().main(Keeper.class).start();
        keeper.awaitOut("ready");

        Attach.agent(keeper, "points=none", "points.file=" + file);
        Jcmd jcmd = new Jcmd(children, jdk, keeper);
        jcmd.run("JFR.start", "name=one", "settings=default");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        keeper.send("");
        keeper.awaitSuccess();

        assertThat(found(recording, "kept")).containsExactly("null java.lang.StringBuilder java.base");
        assertThat(keeper.out())
                .contains("asked=[]\n", "control=[")
                .containsPattern("control=\\[[^\\]]*" + Pattern.quote(Keeper.class.getName() + "$Never"));
    }

    private static String point(String name, String field) {
        return name + " = " + CHOSEN + "::choose\n" + name + ".now = " + field + "\n";
    }

    private void record(Puppeteer puppet, Path recording, String settings) {
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        jcmd.run("JFR.start", "name=one", settings);
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
    }

    /** Each once, though it is written with each beginning and end of a chunk: key, class and the source's last part. */
    private static List<String> found(Path recording, String point) {
        return Events.of(recording).named("whence.Answer").stream()
                .filter(event -> point.equals(event.getString("point")))
                .map(FoundAnswersIT::line)
                .distinct()
                .toList();
    }

    private static String line(RecordedEvent event) {
        assertThat(event.getBoolean("found")).isTrue();
        assertThat(event.getLong("count")).isZero();
        String source = event.getString("source").replaceFirst("/$", "");
        return event.getString("key") + " " + event.getClass("implementation").getName() + " "
                + source.substring(source.lastIndexOf('/') + 1);
    }
}
