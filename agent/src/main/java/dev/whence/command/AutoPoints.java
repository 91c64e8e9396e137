package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.terminal.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in one line which ready-made sets {@code points=auto} took, and which not and why. */
final class AutoPoints {
    private AutoPoints() {}

    static void tell(Console console, Answer answer) {
        String line = line(answer);
        if (!line.isEmpty()) {
            console.remark(line);
        }
    }

    /** The line; empty where nothing was chosen by the agent. */
    static String line(Answer answer) {
        List<String> taken = new ArrayList<>();
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (Line set : answer.all(LineKind.SET).toList()) {
            String whyNot = set.text("whyNot");
            if (whyNot.isEmpty()) {
                taken.add(set.text("name"));
            } else {
                left.computeIfAbsent(whyNot, why -> new ArrayList<>()).add(set.text("name"));
            }
        }
        if (taken.isEmpty() && left.isEmpty()) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        left.forEach((why, sets) -> reasons.add(String.join(", ", sets) + " (" + why + ")"));
        return (taken.isEmpty()
                        ? "No ready-made set of points fits this JVM"
                        : "Points: " + String.join(", ", taken) + " (auto: their classes are loaded)")
                + (reasons.isEmpty() ? "" : "; not taken: " + String.join("; ", reasons)) + ".";
    }
}
