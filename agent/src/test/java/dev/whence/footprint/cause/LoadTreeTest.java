package dev.whence.footprint.cause;

import static dev.whence.footprint.Target.code;
import static dev.whence.footprint.Target.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who pulled in whom, nested, with times. */
class LoadTreeTest {

    /** Every announcement, every end of noting and every line of the log is 10 ns after the one before. */
    @Test
    void classesHangBelowTheirCauses() {
        String[] sub = load(code("a.Main", "main", 5));
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.Sub", "a.Late"))
                .announced("a.Sub", "a.Super", Set.of("a.Super"), sub)
                .announced("a.Super", "java.lang.Object", Set.of(), load(sub))
                .defined("a.Super")
                .defined("a.Sub")
                .announced("java.sql.Date", "boot", "", "java.util.Date", Set.of(), code("a.Sub", "run", 6))
                .defined("java.sql.Date", "jrt:/java.sql")
                .app("a.Late", Set.of(), load(code("a.Main", "main", 7)))
                .footprint();

        List<String> lines = new ArrayList<>();
        footprint.tree().forEach(node -> add(node, "", lines));
        assertThat(lines)
                .containsExactly(
                        "a.Main self 10 total 60 classes 4 jdk 0",
                        "  a.Sub self 30 total 40 classes 2 jdk 1", // 40 between note and line, 20 of them for a.Super
                        "    a.Super self 10 total 10 classes 1 jdk 0",
                        "  a.Late self 10 total 10 classes 1 jdk 0");
    }

    @Test
    void whatHasNoCauseIsARoot() {
        Footprint footprint =
                new Target().app("a.Main", Set.of()).defined("a.Lonely").footprint();

        assertThat(footprint.tree())
                .extracting(node -> node.loaded.name())
                .containsExactlyInAnyOrder("a.Main", "a.Lonely");
    }

    private static void add(LoadTreeNode node, String indent, List<String> lines) {
        lines.add(indent + node.loaded.name() + " self " + node.self + " total " + node.total() + " classes "
                + node.classes() + " jdk " + node.jdkClasses);
        node.children.forEach(child -> add(child, indent + "  ", lines));
    }
}
