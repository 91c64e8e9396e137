package dev.whence.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.docs.Step.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page is held to, on pages that are wrong. */
final class DocumentTest {

    @Test
    void aBlockWithoutACommentIsRefused() {
        assertThat(problems("""
                # Page

                    $ true

                ```
                text
                ```
                """))
                .containsExactly(
                        "3: no comment says how this block is held true",
                        "5: no comment says how this block is held true");
    }

    @Test
    void aCommentWithoutABlockIsRefused() {
        assertThat(problems("""
                <!-- run -->
                A sentence.

                <!-- output
                true
                """)).containsExactly("1: no block follows this comment", "4: this comment does not end");
    }

    @Test
    void aBlockBearsItsComment() {
        Document document = Document.of("""
                <!-- given
                touch a
                touch b
                -->
                <!-- an ordinary comment -->
                <!-- start 4711: java -jar a.jar -->
                <!-- run counts -->

                    $ ls
                    a

                    b

                text
                """.lines().toList());

        assertThat(document.problems()).isEmpty();
        assertThat(document.steps()).hasSize(3);
        assertThat(document.steps().get(0).body()).containsExactly("touch a", "touch b");
        assertThat(document.steps().get(1).words()).containsExactly("4711");
        assertThat(document.steps().get(1).body()).containsExactly("java -jar a.jar");
        Step run = document.steps().get(2);
        assertThat(run.kind()).isEqualTo(Kind.RUN);
        assertThat(run.says("counts")).isTrue();
        assertThat(run.block()).containsExactly("$ ls", "a", "", "b");
        assertThat(run.first()).isEqualTo(8);
    }

    @Test
    void figuresMayDifferAndNothingElse() {
        List<String> printed =
                List.of("  key   count   mean", "  a     200  1.37 ms", "at 13:02:41.810 on JDK 17.0.15");

        assertThat(compared(printed, "  key  count    mean", "  a  200  800 ns", "at 09:00:00.000 on JDK 25.0.3")
                        .isSame())
                .isTrue();
        Comparison count =
                compared(printed, "  key  count  mean", "  a  201  1.37 ms", "at 09:00:00.000 on JDK 25.0.3");
        assertThat(count.missing()).containsExactly("  a  201  1.37 ms");
        assertThat(count.unshown()).containsExactly("  a     200  1.37 ms");
        assertThat(count.fresh()).isEqualTo(printed);
    }

    @Test
    void anExcerptMayLeaveLinesOutAndAddsNone() {
        List<String> printed = List.of("one", "two", "three and more");

        assertThat(compared(printed, "one", "...").isSame()).isTrue();
        assertThat(compared(printed, "…", "three …").isSame()).isTrue();
        assertThat(compared(printed, "one", "two").unshown()).containsExactly("three and more");
        assertThat(compared(printed, "...", "four").missing()).containsExactly("four");
    }

    @Test
    void countsMayDifferWhereThePageSaysSo() {
        assertThat(Comparison.of(List.of("12 of 3,000 classes"), List.of("9 of 1 classes"), true)
                        .isSame())
                .isTrue();
        assertThat(Comparison.of(List.of("12 of 3,000 classes"), List.of("9 of 1 types"), true)
                        .isSame())
                .isFalse();
    }

    private static Comparison compared(List<String> printed, String... shown) {
        return Comparison.of(List.of(shown), printed, false);
    }

    private static List<String> problems(String page) {
        return Document.of(page.lines().toList()).problems();
    }
}
