package dev.whence.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.target.ThreeWays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A call counts once, whichever way it comes: JDK 18 and later send a call of a caller-sensitive method by reflection or
 * by a method handle to an adapter with another signature (JEP 416).
 */
final class ThreeWaysIT extends ReadyMadeSetTest {

    @Test
    void classesByName() {
        Events events = of("class-forname");

        List<String> asked = List.of(
                "java.util.ArrayList",
                "java.util.LinkedList",
                "java.util.TreeMap",
                "java.util.ArrayDeque",
                "java.util.BitSet",
                "java.util.Stack");
        assertThat(keys(events, "class-forname", "java.util."))
                .as("each call once, beside those of the JDK's own")
                .filteredOn(asked::contains)
                .containsExactlyElementsOf(asked);
        List<String> askedInModule = List.of("java.util.Vector", "java.util.Hashtable", "java.util.Missing");
        assertThat(of(events, "class-forname-module"))
                .filteredOn(each -> askedInModule.contains(each.key()))
                .extracting(each -> each.key() + " " + each.path())
                .containsExactly("java.util.Vector found", "java.util.Hashtable found", "java.util.Missing none");
    }

    @Test
    void algorithms() {
        assertThat(keys(of("jca"), "jca", "MessageDigest."))
                .containsExactly("MessageDigest.MD5", "MessageDigest.SHA-256", "MessageDigest.SHA-512");
    }

    @Test
    void charsetsAndBundles() {
        Events events = of("jdk");

        assertThat(keys(events, "jdk-charset", "UTF-32")).containsExactly("UTF-32", "UTF-32BE", "UTF-32LE");
        assertThat(keys(events, "jdk-resource-bundle", "missing."))
                .containsExactly("missing.Direct", "missing.Reflected", "missing.Handled");
    }

    @Test
    void pipelines() {
        assertThat(keys(of("pipeline"), "pipeline", "")).containsExactly("run", "runFull", "run");
    }

    @Test
    void connections() {
        assertThat(of(of("jdbc"), "jdbc")).hasSize(3);
    }

    @Test
    void factoriesOfXml() {
        assertThat(of(of("jaxp"), "jaxp")).hasSize(3);
    }

    @Test
    void providersOfServices() {
        assertThat(keys(of("service-loader"), "service-loader", "java.util.spi.ToolProvider"))
                .hasSize(3);
    }

    @Test
    void names() {
        assertThat(keys(of("jndi"), "jndi", "")).containsExactly("direct", "reflected", "handled");
    }

    private Events of(String set) {
        return recorded(set, launch -> launch.main(ThreeWays.class, set));
    }

    private static List<String> keys(Events events, String point, String beginning) {
        return of(events, point).stream()
                .map(Resolved::key)
                .filter(key -> key.startsWith(beginning))
                .toList();
    }
}
