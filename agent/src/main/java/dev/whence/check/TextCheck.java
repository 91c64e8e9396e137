package dev.whence.check;

import dev.whence.check.PointMatch.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes for a person what points match. */
final class TextCheck {
    private static final int LISTED_AT_MOST = 20;

    private final Check.Lines lines;
    private boolean begun;

    TextCheck(Check.Lines lines) {
        this.lines = lines;
    }

    void write(List<PointMatch> results, String where) {
        List<PointMatch> good = results.stream()
                .filter(result -> result.isGood() && !result.absent())
                .toList();
        if (!good.isEmpty()) {
            section(
                    good.size() == results.size()
                            ? "Every method of the points matches what is " + where
                            : good.size() + " of " + results.size() + " methods of the points match what is " + where);
            good.forEach(this::matching);
        }
        if (results.stream().anyMatch(result -> !result.isGood())) {
            section("Points that match nothing or are wrong");
            results.stream().filter(result -> !result.isGood()).forEach(this::wrong);
        }
        remarks(
                "Optional, not here",
                results.stream().filter(PointMatch::absent).toList());
        remarks("Remarks", results.stream().filter(result -> !result.absent()).toList());
    }

    private void remarks(String heading, List<PointMatch> results) {
        if (results.stream().anyMatch(result -> !result.remarks().isEmpty())) {
            section(heading);
            results.forEach(result ->
                    result.remarks().forEach(remark -> lines.say("  " + name(result.method()) + ": " + remark)));
        }
    }

    private void matching(PointMatch result) {
        lines.say("  " + result.method());
        if (result.implementations() >= 0) {
            String type = type(result.method());
            boolean itself = result.matches().stream()
                    .anyMatch(match -> match.className().equals(type));
            long others = result.matches().stream()
                    .map(Match::className)
                    .filter(name -> !name.equals(type))
                    .distinct()
                    .count();
            lines.say("    " + result.implementations()
                    + (result.implementations() == 1
                            ? " class extends or implements it; "
                            : " classes extend or implement it; ")
                    + others + (others == 1 ? " has code of its own" : " have code of their own")
                    + (itself ? ", and so has the type itself" : ""));
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (Match match : result.matches()) {
            String place = match.className() + (match.signature().isEmpty() ? "" : "::" + match.signature());
            places.merge(place, match.from(), (one, other) -> one.equals(other) ? one : one + " and " + other);
        }
        places.entrySet().stream()
                .limit(LISTED_AT_MOST)
                .forEach(place -> lines.say("    " + place.getKey() + " in " + place.getValue()));
        if (places.size() > LISTED_AT_MOST) {
            lines.say("    and " + (places.size() - LISTED_AT_MOST) + " more (--format json lists all)");
        }
    }

    private void wrong(PointMatch result) {
        String nearest =
                result.nearest().isEmpty() ? "" : "; did you mean " + String.join(" or ", result.nearest()) + "?";
        lines.say("  " + result.method() + ": " + result.problem() + nearest);
    }

    private void section(String heading) {
        if (begun) {
            lines.say("");
        }
        begun = true;
        lines.heading(heading);
    }

    private static String type(String method) {
        return method.substring(method.indexOf(" = ") + " = ".length(), method.indexOf("+::"));
    }

    private static String name(String method) {
        return method.substring(0, method.indexOf(" = "));
    }
}
