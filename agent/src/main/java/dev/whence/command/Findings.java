package dev.whence.command;

import dev.whence.command.Answer.Line;
import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a person what the agent in a JVM says of itself, section by section. */
final class Findings {
    private final Console console;
    private final Answer answer;

    Findings(Console console, Answer answer) {
        this.console = console;
        this.answer = answer;
    }

    /** In which state it is, as a phrase. */
    String state() {
        return switch (answer.first("state").text(0)) {
            case "dormant" -> "dormant: nothing is woven until a recording begins";
            case "recording" -> "woven, and a recording counts";
            default -> "woven, nothing is recorded";
        };
    }

    /** The points' methods by the loader of their class; and those without. */
    void points() {
        boolean woven = answer.has("woven");
        for (Map.Entry<String, List<String>> methods :
                byLoader(woven ? "woven" : "matched").entrySet()) {
            section((woven ? "Woven" : "To be woven") + ", in the class of loader " + methods.getKey());
            methods.getValue().forEach(method -> console.say("  " + method));
        }
        Line progress = answer.first("progress");
        if (progress.number(0) < progress.number(1)) {
            console.say("  Weaving in the background: " + HumanReadable.count(progress.number(0)) + " of "
                    + HumanReadable.count(progress.number(1)) + " classes so far");
        }
        if (answer.has("unmatched")) {
            section("Points that matched nothing or could not be woven");
            answer.all("unmatched").forEach(line -> console.say("  " + line.text(0)));
        }
    }

    void resolutions() {
        if (!answer.has("path")) {
            return;
        }
        section("Resolutions counted by recordings since weaving");
        Table table = new Table(2).row("point", "path", "count", "failed");
        answer.all("path")
                .forEach(path -> table.row(
                        path.text(0),
                        named(path.text(1)),
                        HumanReadable.count(path.number(2)),
                        HumanReadable.count(path.number(3))));
        table.lines().forEach(console::say);
    }

    void walks() {
        Line walks = answer.first("walks");
        if (walks.number(0) > 0) {
            section("Walks over the loaded classes");
            console.say("  " + HumanReadable.count(walks.number(0)) + " took " + HumanReadable.time(walks.number(1))
                    + "; " + HumanReadable.count(walks.number(2)) + " classes walked");
        }
    }

    void versions() {
        String last = "";
        for (Line version : answer.all("version").toList()) {
            if (last.isEmpty()) {
                section("Versions loaded");
            }
            if (!version.text(0).equals(last)) {
                last = version.text(0);
                console.say("  " + last);
            }
            console.say("    loader " + version.text(1) + state(version));
            if (!version.text(2).isEmpty()) {
                console.say("      from " + version.text(2));
            }
        }
    }

    void recordings() {
        if (answer.has("recording")) {
            section("Recordings that run");
            answer.all("recording").forEach(line -> console.say("  " + line.text(0) + " '" + line.text(1) + "'"));
        }
    }

    void errors() {
        Line errors = answer.first("errors");
        if (errors.number(0) > 0) {
            section("Errors inside the agent");
            console.say("  " + HumanReadable.count(errors.number(0)) + ", the last: " + errors.text(1));
        }
    }

    /** What is the matter with a version, if anything. */
    static String state(Line version) {
        String use = version.flag(3) ? ", in use" : "";
        if (version.flag(4)) {
            return use;
        }
        return use + ", not honoured" + (version.text(5).isEmpty() ? "" : ": " + version.text(5));
    }

    static String named(String path) {
        return path.isEmpty() ? "-" : path;
    }

    /** What a detach said, in one line; whether all went well is for {@link #isRestored}. */
    static String restored(Answer answer) {
        List<Line> differing = answer.all("differs").toList();
        if (!differing.isEmpty()) {
            return "but not as it was: " + differing.get(0).text(0) + " (loader "
                    + differing.get(0).text(1) + ")"
                    + (differing.size() > 1 ? " and " + (differing.size() - 1) + " more" : "")
                    + " has other bytecode than before it was woven; another agent may have changed it since, or else"
                    + " restart the application when you can";
        }
        long restored = answer.all("restored").count();
        if (restored == 0) {
            return "nothing was woven";
        }
        return restored + (restored == 1 ? " class has its" : " classes have their")
                + " original bytecode back (compared)";
    }

    static boolean isRestored(Answer answer) {
        return !answer.has("differs");
    }

    private Map<String, List<String>> byLoader(String kind) {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        answer.all(kind)
                .forEach(line -> methods.computeIfAbsent(loader(line), loader -> new ArrayList<>())
                        .add(line.text(0) + classes(line)));
        return methods;
    }

    private static String classes(Line method) {
        long count = method.number(3);
        return count == 0 ? "" : count == 1 ? " (1 class)" : " (" + HumanReadable.count(count) + " classes)";
    }

    private static String loader(Line method) {
        return method.text(1) + (isBridged(method) ? " (over the bridge: it cannot see the agent)" : "");
    }

    /** Whether a woven method calls the agent by way of {@code java.lang}. */
    static boolean isBridged(Line method) {
        return method.text(2).equals("bridged");
    }

    private void section(String heading) {
        console.say("");
        console.heading(heading);
    }
}
