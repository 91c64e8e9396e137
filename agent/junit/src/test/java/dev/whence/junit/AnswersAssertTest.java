package dev.whence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What is asserted of answers holds or fails as it should, and a failure shows what was seen. */
final class AnswersAssertTest {
    private static final String NOTE = "(seen is what the test's thread resolves, and the threads that it creates)";

    private final CallLog log = new CallLog(List.of("find", "walk"), "AnswersAssertTest", null);
    private final Answers answers = new Answers(log, () -> "");

    @Test
    void holdsWhereEachAnswerIsSo() {
        resolve("find", "list", "service", java.util.ArrayList.class);
        resolve("find", "list", "service", java.util.ArrayList.class);
        resolve("find", "text", "default", java.util.regex.Pattern.class);
        resolve("unasked", "list", "service", java.util.LinkedList.class);

        answers.of("find")
                .hasResolutions(3)
                .isFrom("java.base")
                .wasNotAnsweredBy(java.util.LinkedList.class)
                .isNotEmpty()
                .walks()
                .isEmpty();
        answers.of("find")
                .forKey("list")
                .hasResolutions(2)
                .isAnsweredBy(java.util.ArrayList.class)
                .isAnsweredBy("java.util.ArrayList")
                .hasPath("service");
        answers.of("walk").isEmpty();
    }

    @Test
    void failsWhereOneIsNotAndShowsThose() {
        resolve("find", "list", "service", java.util.ArrayList.class);
        resolve("find", "list", "service", java.util.ArrayList.class);
        resolve("find", "list", "property", java.util.regex.Pattern.class);

        assertThatThrownBy(() -> answers.of("find").forKey("list").isAnsweredBy(java.util.ArrayList.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("\nExpecting each answer of find for key list\nto be answered by:\n"
                        + "  \"java.util.ArrayList\"\nbut there was:\n"
                        + "  list -> java.util.regex.Pattern from java.base, by path property\n"
                        + "of the 3 that there were:\n"
                        + "  list -> java.util.ArrayList from java.base, by path service (2 times)\n"
                        + "  list -> java.util.regex.Pattern from java.base, by path property");
        assertThatThrownBy(() -> answers.of("find").isFrom("java.xml"))
                .hasMessageContaining("to be from:\n  \"java.xml\"\nbut there were:\n  list -> java.util.ArrayList");
        assertThatThrownBy(() -> answers.of("find").hasPath("property"))
                .hasMessageContaining("to be found by path:\n  \"property\"");
        assertThatThrownBy(() -> answers.of("find").wasNotAnsweredBy("java.util.ArrayList"))
                .hasMessageContaining("not to be answered by:\n  \"java.util.ArrayList\"");
        assertThatThrownBy(() -> answers.of("find").hasResolutions(2)).hasMessageContaining("\"2\"");
        assertThatThrownBy(() -> answers.of("find").isEmpty())
                .hasMessageStartingWith("\nExpecting no resolution of find\nbut there were:\n");
    }

    @Test
    void saysNothingOfWhatWasNotResolved() {
        resolve("find", "list", "service", java.util.ArrayList.class);

        String nothing = "but nothing was resolved for it\nof find there was:\n"
                + "  list -> java.util.ArrayList from java.base, by path service\n" + NOTE;
        AnswersAssert other = answers.of("find").forKey("lists");
        assertThatThrownBy(() -> other.wasNotAnsweredBy("java.util.LinkedList")).hasMessageEndingWith(nothing);
        assertThatThrownBy(() -> other.isFrom("java.base")).hasMessageEndingWith(nothing);
        assertThatThrownBy(other::isNotEmpty).hasMessageEndingWith(nothing);
        assertThatCode(other::isEmpty).doesNotThrowAnyException();
        assertThatThrownBy(() -> answers.of("walk").isNotEmpty())
                .hasMessage("\nExpecting a resolution of walk\nbut nothing was resolved for it\n" + NOTE);
    }

    @Test
    void tellsFailuresAndWalks() {
        Map<String, Object> call = new HashMap<>(Map.of("point", "walk", "key", "", "path", "none", "walked", true));
        call.put("failure", java.util.NoSuchElementException.class);
        log.accept(call);

        answers.of("walk").failsWith(java.util.NoSuchElementException.class);
        assertThatThrownBy(() -> answers.of("walk").walks().isEmpty())
                .hasMessage("\nExpecting no resolution of walk\nbut there was:\n"
                        + "  walk -> throws java.util.NoSuchElementException from java.base, by path none,"
                        + " with a walk over the loaded classes");
        assertThatThrownBy(() -> answers.of("walk").failsWith(IllegalStateException.class))
                .hasMessageContaining("to fail with:\n  \"java.lang.IllegalStateException\"");
    }

    @Test
    void aPointThatIsNotFollowedIsAnError() {
        assertThatThrownBy(() -> answers.of("fnid"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("\nThe point 'fnid' is not followed in this test, but only:\n  find, walk");
    }

    @Test
    void nothingIsSaidWhereResolutionsWereMissed() {
        Answers missed = new Answers(log, () -> "the Whence agent was detached from this JVM");

        assertThatThrownBy(() -> missed.of("find"))
                .hasMessage(
                        "\nIt is not known what was resolved in this test: the Whence agent was detached from this JVM");
    }

    @Test
    void whatComesAfterTheEndDoesNotCount() {
        CallLog ofClass = new CallLog(List.of("find"), "Class", null);
        CallLog ofTest = new CallLog(List.of("find"), "Class.test", ofClass);
        ofTest.accept(call("find", "list", "service", java.util.ArrayList.class));
        ofTest.end();
        ofTest.accept(call("find", "list", "service", java.util.ArrayList.class));

        assertThat(ofTest.counts().values())
                .singleElement()
                .satisfies(count -> assertThat(count.number()).isEqualTo(1));
        assertThat(ofClass.counts().values()).singleElement().satisfies(count -> {
            assertThat(count.number()).isEqualTo(1);
            assertThat(count.asker())
                    .isEqualTo("thread " + Thread.currentThread().getName() + ", in Class.test");
        });
    }

    private void resolve(String point, String key, String path, Class<?> type) {
        log.accept(call(point, key, path, type));
    }

    static Map<String, Object> call(String point, String key, String path, Class<?> type) {
        return Map.of("point", point, "key", key, "path", path, "implementation", type, "walked", false);
    }
}
