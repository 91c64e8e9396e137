package dev.whence.command.view;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.terminal.Console;
import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the status of the agent in a JVM for a person, section by section. */
public final class StatusText {
    private static final int ANSWERS = 10;

    private final Console console;
    private final Answer answer;

    public StatusText(Console console, Answer answer) {
        this.console = console;
        this.answer = answer;
    }

    /** In which state it is, as a phrase. */
    public String state() {
        return switch (answer.first(LineKind.STATE).text("state")) {
            case "dormant" -> "dormant: nothing is woven until a recording begins";
            case "recording" -> "woven, and a recording counts";
            default -> "woven, nothing is recorded";
        };
    }

    /** The points' methods by the loader of their class; and those without. */
    public void points() {
        boolean woven = answer.has(LineKind.WOVEN);
        for (Map.Entry<String, List<String>> methods :
                byLoader(woven ? LineKind.WOVEN : LineKind.MATCHED).entrySet()) {
            section((woven ? "Woven" : "To be woven") + ", in the class of loader " + methods.getKey());
            for (String method : methods.getValue()) {
                console.say("  " + method);
            }
        }
        Line progress = answer.first(LineKind.PROGRESS);
        if (progress.number("done") < progress.number("total")) {
            console.say("  Weaving in the background: " + HumanReadable.count(progress.number("done")) + " of "
                    + HumanReadable.count(progress.number("total")) + " classes so far");
        }
        if (answer.has(LineKind.GAVE_WAY)) {
            section("Points that cost more than cost.max, until all recordings end");
            for (Line line : answer.lines(LineKind.GAVE_WAY)) {
                console.say("  " + line.text("text"));
            }
        }
        if (answer.has(LineKind.UNMATCHED)) {
            section("Points that matched nothing or could not be woven");
            for (Line line : answer.lines(LineKind.UNMATCHED)) {
                console.say("  " + line.text("problem"));
            }
        }
    }

    public void resolutions() {
        if (!answer.has(LineKind.PATH)) {
            return;
        }
        section("Resolutions counted by recordings since weaving");
        Table table = new Table(2).row("point", "path", "count", "failed");
        for (Line path : answer.lines(LineKind.PATH)) {
            table.row(
                    path.text("point"),
                    named(path.text("path")),
                    HumanReadable.count(path.number("count")),
                    HumanReadable.count(path.number("failures")));
        }
        console.table(table, false);
    }

    /** The most frequent answers; all of them are for {@code watch} and {@code answers}. */
    public void answers() {
        if (!answer.has(LineKind.ANSWER)) {
            return;
        }
        List<AnswerSample.Row> rows = AnswerSample.between(new Answer(List.of()), answer, 1, point -> true)
                .rows();
        if (rows.isEmpty()) {
            return;
        }
        section("Answers counted by recordings since weaving");
        Table table = new Table(5).row("point", "key", "implementation", "from", "path", "count");
        rows.stream()
                .limit(ANSWERS)
                .forEach(row -> table.row(
                        row.line().text("point"),
                        row.key(),
                        row.implementation(),
                        row.from(),
                        named(row.line().text("path")),
                        HumanReadable.count(row.count())));
        console.table(table, false);
        if (rows.size() > ANSWERS) {
            console.say("  and " + HumanReadable.plural(rows.size() - ANSWERS, "answer") + " more, less frequent");
        }
    }

    public void walks() {
        Line walks = answer.first(LineKind.WALKS);
        if (walks.number("count") > 0) {
            section("Walks over the loaded classes");
            console.say("  " + HumanReadable.count(walks.number("count")) + " took "
                    + HumanReadable.time(walks.number("nanos")) + "; " + HumanReadable.count(walks.number("classes"))
                    + " classes walked");
        }
    }

    public void versions() {
        String last = "";
        for (Line version : answer.lines(LineKind.VERSION)) {
            if (last.isEmpty()) {
                section("Versions loaded");
            }
            if (!version.text("class").equals(last)) {
                last = version.text("class");
                console.say("  " + last);
            }
            console.say("    loader " + version.text("loader") + state(version));
            if (!version.text("codeSource").isEmpty()) {
                console.say("      from " + version.text("codeSource"));
            }
        }
    }

    public void recordings() {
        if (answer.has(LineKind.RECORDING)) {
            section("Recordings that run");
            for (Line line : answer.lines(LineKind.RECORDING)) {
                console.say("  " + line.text("id") + " '" + line.text("name") + "'");
            }
        }
    }

    public void errors() {
        Line errors = answer.first(LineKind.ERRORS);
        if (errors.number("count") > 0) {
            section("Errors inside the agent");
            console.say("  " + HumanReadable.count(errors.number("count")) + ", the last: " + errors.text("last"));
        }
        long exhausted = StatusJson.exhausted(answer);
        if (exhausted > 0) {
            section("Calls not recorded");
            console.say("  " + HumanReadable.count(exhausted) + " where a thread's stack was exhausted");
        }
    }

    /** What is the matter with a version, if anything. */
    public static String state(Line version) {
        String use = version.flag("inUse") ? ", in use" : "";
        if (version.flag("usable")) {
            return use;
        }
        return use + ", not used" + (version.text("why").isEmpty() ? "" : ": " + version.text("why"));
    }

    static String named(String path) {
        return path.isEmpty() ? "-" : path;
    }

    private Map<String, List<String>> byLoader(LineKind kind) {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        for (Line line : answer.lines(kind)) {
            String loader = loader(line);
            List<String> some = methods.get(loader);
            if (some == null) {
                some = new ArrayList<>();
                methods.put(loader, some);
            }
            some.add(line.text("method") + classes(line));
        }
        return methods;
    }

    private static String classes(Line method) {
        long count = method.number("classes");
        return count == 0 ? "" : count == 1 ? " (1 class)" : " (" + HumanReadable.count(count) + " classes)";
    }

    private static String loader(Line method) {
        return method.text("loader") + (isBridged(method) ? " (over the bridge: it cannot see the agent)" : "");
    }

    /** Whether a woven method calls the agent by way of {@code java.lang}. */
    static boolean isBridged(Line method) {
        return method.kind() == LineKind.WOVEN && method.text("way").equals("bridged");
    }

    private void section(String heading) {
        console.say("");
        console.heading(heading);
    }
}
