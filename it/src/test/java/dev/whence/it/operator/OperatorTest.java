package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator and an application, each in a folder and with a temporary folder of its own, so that whatever is left in them is
 * seen.
 */
abstract class OperatorTest extends OnEachJdk {

    /** Long paths, with what a shell or an encoding might trip over. */
    @TempDir
    Path folder;

    Path operatorsFolder;
    Path operatorsTmp;
    Path applicationsFolder;
    Path applicationsTmp;

    @BeforeEach
    void folders() throws IOException {
        operatorsFolder = Files.createDirectories(folder.resolve("operator's home"));
        operatorsTmp = Files.createDirectories(folder.resolve("operator=tmp"));
        applicationsFolder = Files.createDirectories(folder.resolve("application"));
        applicationsTmp = Files.createDirectories(folder.resolve("application tmp"));
    }

    /** The application, dormant or without an agent, that resolves all the time. */
    BusyApplication busy(String... vm) {
        return BusyApplication.start(application().vm(vm));
    }

    /** An application's JVM to be; of 21 and later it is told that agents may come, so that its stderr stays empty. */
    Launch application() {
        Launch launch = children.launch(jdk)
                .folder(applicationsFolder)
                .vm("-Djava.io.tmpdir=" + applicationsTmp, "-Xmx128m", "-XX:TieredStopAtLevel=1");
        return launch.expectingAgents();
    }

    /** A command to be, on the JDK of the application. */
    Launch command(String... arguments) {
        return children.launch(jdk)
                .folder(operatorsFolder)
                .vm("-Djava.io.tmpdir=" + operatorsTmp)
                .jar(Shipped.agent(), arguments);
    }

    /** A command, run to its end, whichever that is. */
    Child run(String... arguments) {
        Child command = command(arguments).start();
        command.awaitExit();
        return command;
    }

    /** A command that must succeed. */
    Child succeed(String... arguments) {
        return command(arguments).start().awaitSuccess();
    }

    /** A command that must be refused: one line on stderr, nothing on stdout. */
    String refused(int exitCode, String... arguments) {
        return refused(exitCode, command(arguments).start());
    }

    String refused(int exitCode, Child command) {
        assertThat(command.awaitExit()).as(command.story()).isEqualTo(exitCode);
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines()).as(command.err()).hasSize(1);
        assertThat(command.err()).doesNotContain("Exception", "\tat ");
        return command.err().strip();
    }

    /** That nothing of ours is left in any folder but the operator's own files named here. */
    void assertNothingLeftBut(String... files) {
        assertThat(names(operatorsTmp)).isEmpty();
        assertThat(names(applicationsFolder)).isEmpty();
        // The flight recorder's own folder, which the JDK makes at its first recording and empties.
        assertThat(names(applicationsTmp)).allMatch(name -> name.matches("\\d{4}_\\d\\d_\\d\\d_.*"), "the recorder's");
        assertThat(names(operatorsFolder)).containsExactlyInAnyOrder(files);
    }

    static List<String> names(Path folder) {
        return Io.names(folder);
    }
}
