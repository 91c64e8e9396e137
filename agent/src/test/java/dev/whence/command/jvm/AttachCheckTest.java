package dev.whence.command.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.command.failure.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the attach mechanism says, in words that say what to do. */
class AttachCheckTest {
    private static final long HERE = ProcessHandle.current().pid();
    private static final Jvm JVM = new Jvm(HERE, "a.Main", "", "17.0.1", 17, true, HERE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dynamic agent loading is not enabled. Use -XX:+EnableDynamicAgentLoading to launch | does not accept agents",
                "target process 1 doesn't respond within 10500ms or HotSpot VM not loaded          | does not answer",
                "Unable to open socket file: target process not responding                         | does not answer",
                "Module java.instrument may not be loaded                                         | java.instrument",
                "something new                                                                     | something new"
            })
    void saysWhatToDo(String words, String told) {
        CommandException failure = AttachCheck.refused(JVM, new AttachFailedException(words));

        assertThat(failure.getMessage())
                .startsWith("JVM " + HERE + " (a.Main) ")
                .contains(told);
        assertThat(failure.exitCode()).isEqualTo(1);
    }

    @Test
    void saysThatItHasEnded() {
        Jvm ended = new Jvm(Long.MAX_VALUE, "a.Main", "", "17.0.1", 17, true, 1);

        assertThat(AttachCheck.refused(ended, new AttachFailedException("anything"))
                        .getMessage())
                .endsWith(" has ended");
    }

    @Test
    void knowsWhatIsTooOld() {
        assertThat(Jvm.feature("1.8")).isEqualTo(8);
        assertThat(Jvm.feature("11")).isEqualTo(11);
        assertThat(Jvm.feature("")).isZero();
        assertThatThrownBy(() -> AttachCheck.checkAge(JVM, 8)).hasMessageContaining("runs Java 8, and Whence needs 17");
        assertThatCode(() -> AttachCheck.checkAge(JVM, 17)).doesNotThrowAnyException();
        assertThatCode(() -> AttachCheck.checkAge(JVM, 0)).doesNotThrowAnyException();
    }

    @Test
    void knowsItselfWithoutTouchingIt() {
        assertThat(Jvm.isJvm(HERE)).isTrue();
        assertThat(Jvm.of(HERE).pid()).isEqualTo(HERE);
        assertThat(Jvm.all()).noneMatch(jvm -> jvm.pid() == HERE);
        assertThatThrownBy(() -> AttachCheck.check(HERE)).hasMessageContaining("is this command itself");
        assertThatThrownBy(() -> AttachCheck.check(Long.MAX_VALUE)).hasMessageContaining("there is no process");
        assertThatThrownBy(() -> AttachCheck.check(-5)).hasMessageContaining("there is no process -5");
    }
}
