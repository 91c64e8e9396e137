package dev.whence.agent.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which errors are the agent's own, and what is kept of them. */
final class ErrorsTest {

    @BeforeEach
    @AfterEach
    void clear() {
        Errors.clear();
    }

    @Test
    void anErrorIsItsClassAndItsPlace() {
        Errors.add(new IllegalStateException("secret", new IllegalArgumentException("secret")));

        assertThat(Errors.count()).isEqualTo(1);
        assertThat(Errors.last()).matches("java\\.lang\\.IllegalStateException at dev\\.whence\\.agent\\..*:\\d+");
    }

    @Test
    void ofAnErrorOfAnotherAuthorTheClassAlone() {
        Errors.add(new Foreign());

        assertThat(Errors.last()).isEqualTo(Foreign.class.getName());
    }

    /** As the JVM words it, on 17 and on 25, for an access by compiled code and by the interpreter. */
    static Stream<Throwable> ofOthers() {
        return Stream.of(
                new InternalError("a fault occurred in a recent unsafe memory access operation in compiled Java code"),
                new InternalError("a fault occurred in an unsafe memory access operation"));
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void whatIsAnothersGoesOn(Throwable error) {
        assertThatThrownBy(() -> Errors.add(error)).isSameAs(error);
        assertThat(Errors.count()).isZero();
    }

    @Test
    void anotherInternalErrorIsTheAgentsOwn() {
        Errors.add(new InternalError("of a method handle"));

        assertThat(Errors.count()).isEqualTo(1);
        assertThat(Errors.last()).isEqualTo("java.lang.InternalError");
    }

    private static final class Foreign extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new AssertionError("asked");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new AssertionError("asked");
        }
    }
}
