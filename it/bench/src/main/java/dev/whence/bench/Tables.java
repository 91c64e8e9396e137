package dev.whence.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The two tables, as Markdown that reads well as plain text: what was promised, and what was measured. */
final class Tables {
    /** What a group's ratios refer to, by the beginning of the cases' names. */
    private static final Map<String, String> REFERENCES = Map.of(
            "startup", "startup.none",
            "call", "call.none",
            "proxy", "proxy.interfaceCall",
            "define", "define.plain",
            "operator", "operator.jcmd",
            "worker", "worker.helloWorld");

    private Tables() {}

    /** Of what was promised, all that the measured cases tell of; empty where they tell of none. */
    static String promises(Figures figures, List<Jdk> jdks) {
        List<Goal> told = Goal.all().stream()
                .filter(goal ->
                        jdks.stream().anyMatch(jdk -> goal.on(jdk, figures).isPresent()))
                .toList();
        if (told.isEmpty()) {
            return "";
        }
        Grid grid = new Grid();
        grid.cells("what it must show", "must", "aim");
        jdks.forEach(jdk -> grid.cells(jdk.toString()));
        for (Goal goal : told) {
            boolean promised = Double.isFinite(goal.must());
            grid.row(goal.what(), promised ? goal.bound(goal.must()) : "", goal.bound(goal.aim()));
            for (Jdk jdk : jdks) {
                OptionalDouble value = goal.on(jdk, figures);
                grid.cells(value.isEmpty() ? "–" : verdict(goal, value.getAsDouble()));
            }
        }
        return grid.toString();
    }

    static String figures(Figures figures, List<Jdk> jdks) {
        Grid grid = new Grid();
        grid.cells("case", "unit");
        for (Jdk jdk : jdks) {
            grid.cells(jdk + ": median", "min", "max", "ratio");
        }
        for (String name : figures.names()) {
            Figure any = anyOf(name, figures, jdks);
            grid.row(name, any == null ? "" : any.unit());
            for (Jdk jdk : jdks) {
                cells(grid, figures, figures.find(name, jdk), jdk);
            }
        }
        return grid.toString();
    }

    private static String verdict(Goal goal, double value) {
        return goal.text(value) + ", " + goal.verdict(value);
    }

    private static void cells(Grid grid, Figures figures, @Nullable Figure figure, Jdk jdk) {
        if (figure == null) {
            grid.cells("–", "", "", "");
            return;
        }
        grid.cells(
                Numbers.text(figure.median()),
                Numbers.text(figure.min()),
                Numbers.text(figure.max()),
                ratio(figures, figure, jdk));
    }

    /** To the group's reference in the same unit, if there is one. */
    private static String ratio(Figures figures, Figure figure, Jdk jdk) {
        String name = figure.name();
        String reference = REFERENCES.get(name.substring(0, name.indexOf('.')));
        if (reference == null || name.endsWith(".allocated") || name.endsWith(".classes")) {
            return "";
        }
        String ending = name.endsWith(".cpu") ? ".cpu" : name.endsWith(".wall") ? ".wall" : "";
        Figure base = figures.find(reference + ending, jdk);
        return base == null ? "" : Numbers.text(figure.median() / base.median()) + " ×";
    }

    private static @Nullable Figure anyOf(String name, Figures figures, List<Jdk> jdks) {
        for (Jdk jdk : jdks) {
            Figure figure = figures.find(name, jdk);
            if (figure != null) {
                return figure;
            }
        }
        return null;
    }
}
