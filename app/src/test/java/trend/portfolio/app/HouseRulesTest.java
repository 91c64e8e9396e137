package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's rule against eager loading: no class exists to hand out others. */
class HouseRulesTest {

    private static final Path CLASSES = Path.of("target/classes");

    /** What a class may not bring along by being initialised: the classes of the house that do something, and libraries. */
    private static final Pattern OTHERS = Pattern.compile("(?:trend|picocli|org/snakeyaml|org/apache|com/fasterxml)/"
            + "[\\w/$]+|trend\\.[\\w.$]+|(?:picocli|org\\.snakeyaml|org\\.apache|com\\.fasterxml)\\.[\\w.$]+");

    /** Class, and what its initialiser or static fields name beside itself and values. Each is its one subject. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "trend.portfolio.app.report.CsvReport",
            // The form it writes in.
            Set.of("org.apache.commons.csv.CSVFormat", "org.apache.commons.csv.CSVFormat$Builder"),
            "trend.analysis.Analysis$1",
            Set.of("trend.analysis.Score"), // The compiler's table for a switch.
            "trend.analysis.Weights$1",
            Set.of("trend.analysis.Weighting"),
            "trend.portfolio.app.report.MultiReport$1",
            Set.of("trend.portfolio.app.report.Format"),
            "trend.portfolio.app.report.Report$1",
            Set.of("trend.portfolio.app.report.Format"),
            "trend.portfolio.app.web.RunFields$1",
            Set.of("com.fasterxml.jackson.core.JsonToken"));

    @Test
    void noClassBringsOthersAlong() {
        Map<String, Set<String>> brought = broughtBy(classFiles(CLASSES));
        assertThat(brought).containsKey("trend.portfolio.app.report.CsvReport");
        assertThat(brought).containsExactlyInAnyOrderEntriesOf(ALLOWED);
    }

    @Test
    void aFacadeIsFound() {
        Path control = Path.of("target/test-classes/trend/portfolio/app/cli/EagerFacade.class");
        assertThat(broughtBy(List.of(control)))
                .containsOnlyKeys("trend.portfolio.app.cli.EagerFacade")
                .extractingByKey("trend.portfolio.app.cli.EagerFacade")
                .satisfies(brought -> assertThat(brought)
                        .contains(
                                "picocli.CommandLine",
                                "trend.portfolio.app.input.ConfigFile",
                                "trend.portfolio.app.cli.TrendCommand",
                                "trend.analysis.TrendPipeline"));
    }

    private static List<Path> classFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** For each class what its static fields and its initialiser name, as the JDK's own tool reads them. */
    private static Map<String, Set<String>> broughtBy(List<Path> files) {
        StringWriter text = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("-p", "-c"));
        files.forEach(file -> arguments.add(file.toString()));
        int exit = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(new PrintWriter(text), new PrintWriter(text), arguments.toArray(String[]::new));
        assertThat(exit).as(text.toString()).isZero();
        Map<String, Set<String>> brought = new TreeMap<>();
        String type = "";
        boolean inInitialiser = false;
        for (String line : text.toString().split("\\R")) {
            Matcher declaration = Pattern.compile("^[a-z ]*(?:class|interface) ([\\w.$]+).*\\{$")
                    .matcher(line);
            if (declaration.matches()) {
                type = declaration.group(1);
                inInitialiser = false;
            } else if (line.matches("^  \\S.*")) {
                inInitialiser = line.equals("  static {};");
                if (line.matches("^  [a-z ]*\\bstatic\\b[^(]*;$") && !inInitialiser) {
                    note(type, line, brought);
                }
            } else if (inInitialiser && !line.contains("// String ")) {
                note(type, line, brought);
            }
        }
        return brought;
    }

    private static void note(String type, String line, Map<String, Set<String>> brought) {
        for (Matcher other = OTHERS.matcher(line); other.find(); ) {
            String name = other.group().replace('/', '.').replaceAll("\\.[a-z_][\\w$]*$|\\.[A-Z_]+$|\\.$", "");
            boolean own = outermost(name).equals(outermost(type)) && !type.matches(".*\\$\\d+");
            if (!own && !name.equals(type)) {
                brought.computeIfAbsent(type, any -> new TreeSet<>()).add(name);
            }
        }
    }

    private static String outermost(String name) {
        return name.replaceAll("\\$.*", "");
    }
}
