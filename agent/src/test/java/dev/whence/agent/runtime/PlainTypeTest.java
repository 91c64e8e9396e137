package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of a class says nothing wrong of any of its objects, and keeps none loaded. */
final class PlainTypeTest {
    private final PlainType plain = new PlainType();

    @Test
    void anObjectOfTheSameClassIsKnownAndOneOfAnotherIsNot() {
        assertThat(plain.of("a text")).isNull();

        miss("a text");

        assertThat(plain.of("another text")).isEqualTo(String.class);
        assertThat(plain.of(new Object())).isNull();
        assertThat(plain.of(null)).isNull();
    }

    @Test
    void itGoesWithTheAnswersButNotWithEachOfThem() {
        miss("a text");
        miss(this);
        assertThat(plain.of("a text")).isEqualTo(String.class);

        for (int i = 0; i < 16; i++) {
            miss(this);
        }

        assertThat(plain.of(this)).isEqualTo(PlainTypeTest.class);
        assertThat(plain.of("a text")).isNull();
    }

    /** Of each of these classes another object may be no implementation, or that of another class. */
    static Object[] answersThatSayNothingOfTheNextOne() {
        return new Object[] {
            String.class,
            Class.class,
            TimeUnit.SECONDS,
            true,
            Optional.of("a"),
            Optional.empty(),
            CompletableFuture.completedFuture("a"),
            new CompletableFuture<>()
        };
    }

    @ParameterizedTest
    @MethodSource
    void answersThatSayNothingOfTheNextOne(Object answer) {
        for (int i = 0; i < 40; i++) {
            miss(answer);
        }

        assertThat(plain.of(answer)).isNull();
    }

    @Test
    void aClassThatMayBeUnloadedIsNotKept() throws ReflectiveOperationException {
        Object answer = new OwnLoader()
                .loadClass(Answer.class.getName())
                .getDeclaredConstructor()
                .newInstance();

        for (int i = 0; i < 40; i++) {
            miss(answer);
        }
        miss(new Answer());

        assertThat(answer.getClass()).isNotEqualTo(Answer.class);
        assertThat(plain.of(answer)).isNull();
    }

    /** As the exit of a resolution does. */
    private void miss(@Nullable Object returned) {
        Object answer = ImplementationType.unwrapped(returned);
        if (answer == returned) {
            plain.miss(answer, ImplementationType.orNull(answer));
        }
    }

    /** An implementation. */
    public static final class Answer {
        public Answer() {}
    }

    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream file = PlainTypeTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
