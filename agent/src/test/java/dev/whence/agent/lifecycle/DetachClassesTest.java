package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of the classes that are loaded for detaching. That they are enough is in {@code OverwrittenJarIT}. */
final class DetachClassesTest {

    @Test
    void eachIsThere() {
        assertThat(DetachClasses.missing()).isNull();
        assertThat(List.of(DetachClasses.NAMES)).doesNotHaveDuplicates().isSorted();
    }
}
