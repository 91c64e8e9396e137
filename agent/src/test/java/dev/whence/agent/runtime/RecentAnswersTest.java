package dev.whence.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.answer.AnswerCount;
import dev.whence.agent.answer.AnswerTable;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecentAnswersTest {
    private static final int KEYS = 3_000;

    private final AnswerTable table = new AnswerTable("point", KEYS, Stripes.COUNT);

    /** A stripe of one thread, and one that several share: more keys than either remembers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachAnswerHasTheCountOfTheTable(boolean shared) {
        int stripe = shared ? Stripes.COUNT - 1 : 0;
        RecentAnswers recent = new RecentAnswers(stripe);

        for (int round = 0; round < 3; round++) {
            Set<AnswerCount> seen = new HashSet<>();
            for (int i = 0; i < KEYS; i++) {
                String key = "key" + i;
                AnswerCount count = recent.count(table, key, "", "path", String.class, null);
                assertThat(count)
                        .isSameAs(table.row(key, "", "path", String.class, null).count(stripe, shared));
                seen.add(count);
            }
            assertThat(seen).hasSize(KEYS);
        }
    }

    @Test
    void anAnswerThatDiffersInOneThingIsAnother() {
        RecentAnswers recent = new RecentAnswers(0);
        AnswerTable other = new AnswerTable("other", KEYS, Stripes.COUNT);
        String path = "path";

        for (int round = 0; round < 100; round++) {
            assertThat(Set.of(
                            recent.count(table, "key", "", path, String.class, null),
                            recent.count(other, "key", "", path, String.class, null),
                            recent.count(table, null, "", path, String.class, null),
                            recent.count(table, "key", "mode", path, String.class, null),
                            recent.count(table, "key", "", "another", String.class, null),
                            recent.count(table, "key", "", path, Integer.class, null),
                            recent.count(table, "key", "", path, null, null),
                            recent.count(table, "key", "", path, null, Error.class)))
                    .as("counts that are not the same in round " + round)
                    .hasSize(8);
        }
    }

    /** Of a key that has no row of its own. */
    @Test
    void theRestIsFoundInTheTable() {
        AnswerTable small = new AnswerTable("point", 1, Stripes.COUNT);
        RecentAnswers recent = new RecentAnswers(0);
        recent.count(small, "first", "", "path", String.class, null);

        AnswerCount rest = recent.count(small, "second", "", "path", String.class, null);

        assertThat(recent.count(small, "third", "", "path", String.class, null)).isSameAs(rest);
        assertThat(recent.count(small, "second", "", "path", String.class, null))
                .isSameAs(rest);
        assertThat(recent.count(small, "first", "", "path", String.class, null)).isNotSameAs(rest);
    }
}
