package dev.whence.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page shows a command that does not run, or an output that is not printed. */
final class DocumentsIT {
    private static final boolean WRITES = "write".equals(System.getProperty("whence.docs"));
    private static final String INDENT = "    ";

    @RegisterExtension
    private final Children children = new Children();

    @TempDir
    Path folder;

    static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(List.of(
                "README.md", "agent/README.md", "agent/ARCHITECTURE.md", "app/README.md", ".github/CONTRIBUTING.md"));
        try (var docs = Files.newDirectoryStream(root().resolve("agent/docs"), "*.md")) {
            docs.forEach(page -> pages.add("agent/docs/" + page.getFileName()));
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockIsTrue(String page) throws IOException {
        Path file = root().resolve(page);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Document document = Document.of(lines);
        Session session = new Session(children, Jdks.own(), root(), folder.toRealPath());
        List<List<String>> fresh = new ArrayList<>();
        for (Step step : document.steps()) {
            fresh.add(session.run(step));
        }
        if (WRITES) {
            write(file, lines, document.steps(), fresh);
        }

        assertThat(document.problems()).as(page).isEmpty();
        assertThat(session.problems())
                .as(page + " ('mvn -Pdocs verify' writes what is printed)")
                .isEmpty();
    }

    /** Replaces the blocks, from the last to the first. */
    private static void write(Path file, List<String> lines, List<Step> steps, List<List<String>> fresh) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (!step.block().isEmpty()) {
                boolean fenced = !lines.get(step.first()).startsWith(INDENT);
                List<String> old =
                        lines.subList(step.first(), step.first() + step.block().size());
                old.clear();
                old.addAll(fresh.get(i).stream()
                        .map(line -> fenced || line.isEmpty() ? line : INDENT + line)
                        .toList());
            }
        }
        Io.attempt(() -> Files.write(file, lines));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("it")) ? folder : folder.getParent();
    }
}
