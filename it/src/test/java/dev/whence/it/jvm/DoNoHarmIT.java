package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Spoilt;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's output and its end are the same with the agent as without; and stderr is empty. */
final class DoNoHarmIT extends OnEachJdk {

    private static final String[] FULL = {"run", "--full", "--format", "json"};

    @Test
    void simpleMode() {
        Child without = run(plain -> plain.flag("1"), FULL);
        Child dormant = run(launch -> launch.flag("1").agent(), FULL);
        Child recorded = run(launch -> launch.flag("1").agent().recorded(), FULL);

        assertThat(without.out()).as("there is something to compare").contains("score_frame");
        assertThat(without.err()).isEmpty();
        assertThat(dormant.out()).isEqualTo(without.out());
        assertThat(dormant.err()).isEmpty();
        assertThat(recorded.out()).isEqualTo(without.out());
        assertThat(recorded.err()).isEmpty();
    }

    @Test
    void defaultModeWithoutPatches() {
        Child without = run(plain -> plain, FULL);
        Child dormant = run(Launch::agent, FULL);
        Child recorded = run(launch -> launch.agent().recorded(), FULL);

        assertThat(without.err().lines()).as("that there is no agent, once").hasSize(1);
        assertThat(dormant.out()).isEqualTo(without.out());
        assertThat(dormant.err()).isEmpty();
        assertThat(recorded.out()).isEqualTo(without.out());
        assertThat(recorded.err()).isEmpty();
    }

    @Test
    void applicationThatFails() {
        Child without = start(plain -> plain.flag("1"), "run", "--returns", "nowhere.csv");
        Child recorded = start(launch -> launch.flag("1").agent().recorded(), "run", "--returns", "nowhere.csv");

        int exit = without.awaitExit();
        assertThat(exit).isEqualTo(2);
        assertThat(recorded.awaitExit()).isEqualTo(exit);
        assertThat(recorded.out()).isEqualTo(without.out());
        assertThat(recorded.err()).isEqualTo(without.err()).contains("nowhere.csv");
    }

    /** An agent that wrote to either output would be found out. */
    @ParameterizedTest
    @ValueSource(strings = {"print", "complain"})
    void controlAnAgentThatSpeaksIsNoticed(String deed) {
        Child without = run(plain -> plain.flag("1"), FULL);
        Child noisy = run(launch -> Spoilt.premain(deed).into(launch).flag("1").agent(), FULL);

        assertThat(noisy.out() + noisy.err()).isNotEqualTo(without.out() + without.err());
    }

    @Test
    void unknownOption() {
        assertOff("Whence: ", "pionts", "pionts=pipeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"point=broken", "point=a:NoMethod", "point=a:x.Y::", "point=a:x.Y::m(int"})
    void malformedPoint(String option) {
        assertOff("Whence: ", option.substring("point=".length()).split("\\(")[0], option);
    }

    @Test
    void unreadablePointsFile() {
        assertOff("Whence: ", "nowhere.properties", "points.file=nowhere.properties");
        assertOff("Whence: ", Shipped.testClasses().toString(), "points.file=" + Shipped.testClasses());
    }

    @Test
    void malformedPointsFile() {
        Path notPoints = Shipped.testClasses().resolve("junit-platform.properties");
        assertOff("Whence: ", "junit-platform.properties", "points.file=" + notPoints);
    }

    @Test
    void forbidden() {
        Child without = run(plain -> plain.flag("1"), FULL);
        Child forbidden =
                run(launch -> launch.flag("1").vm("-Ddev.whence.disabled=true").agent("nonsense"), FULL);

        assertThat(forbidden.out()).isEqualTo(without.out());
        assertThat(forbidden.err().lines()).hasSizeLessThanOrEqualTo(1);
        assertThat(forbidden.err()).doesNotContain("nonsense");
    }

    /** The agent says in one line what is wrong and stays off; the application runs as if there were none. */
    private void assertOff(String beginning, String named, String option) {
        Child without = run(plain -> plain.flag("1"), FULL);
        Child off = run(launch -> launch.flag("1").agent(option), FULL);

        assertThat(off.out()).isEqualTo(without.out());
        assertThat(off.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(beginning).contains(named));
    }

    private Child run(UnaryOperator<Launch> how, String... arguments) {
        return start(how, arguments).awaitSuccess();
    }

    private Child start(UnaryOperator<Launch> how, String... arguments) {
        return how.apply(children.launch(jdk)).app(arguments).start();
    }
}
