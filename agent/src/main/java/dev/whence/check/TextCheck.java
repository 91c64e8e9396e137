package dev.whence.check;

import dev.whence.check.Verdict.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a person what points would match. */
final class TextCheck {
    private static final int TOLD_AT_MOST = 20;

    private final Check.Telling telling;
    private boolean begun;

    TextCheck(Check.Telling telling) {
        this.telling = telling;
    }

    void tell(List<Verdict> verdicts, String where) {
        List<Verdict> good = verdicts.stream().filter(Verdict::isGood).toList();
        if (!good.isEmpty()) {
            section(
                    good.size() == verdicts.size()
                            ? "Every method of the points matches what is " + where
                            : good.size() + " of " + verdicts.size() + " methods of the points match what is " + where);
            good.forEach(this::matching);
        }
        if (good.size() < verdicts.size()) {
            section("Points that match nothing or are not as they should be");
            verdicts.stream().filter(verdict -> !verdict.isGood()).forEach(this::wrong);
        }
        if (verdicts.stream().anyMatch(verdict -> !verdict.remarks().isEmpty())) {
            section("Remarks");
            verdicts.forEach(verdict ->
                    verdict.remarks().forEach(remark -> telling.say("  " + name(verdict.method()) + ": " + remark)));
        }
    }

    private void matching(Verdict verdict) {
        telling.say("  " + verdict.method());
        if (verdict.implementations() >= 0) {
            String type = type(verdict.method());
            boolean itself = verdict.matches().stream()
                    .anyMatch(match -> match.className().equals(type));
            long others = verdict.matches().stream()
                    .map(Match::className)
                    .filter(name -> !name.equals(type))
                    .distinct()
                    .count();
            telling.say("    " + verdict.implementations()
                    + (verdict.implementations() == 1
                            ? " class extends or implements it; "
                            : " classes extend or implement it; ")
                    + others + (others == 1 ? " has code of its own" : " have code of their own")
                    + (itself ? ", and so has the type itself" : ""));
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (Match match : verdict.matches()) {
            String place = match.className() + (match.signature().isEmpty() ? "" : "::" + match.signature());
            places.merge(place, match.from(), (one, other) -> one.equals(other) ? one : one + " and " + other);
        }
        places.entrySet().stream()
                .limit(TOLD_AT_MOST)
                .forEach(place -> telling.say("    " + place.getKey() + " in " + place.getValue()));
        if (places.size() > TOLD_AT_MOST) {
            telling.say("    and " + (places.size() - TOLD_AT_MOST) + " more (--format json tells all)");
        }
    }

    private void wrong(Verdict verdict) {
        String nearest =
                verdict.nearest().isEmpty() ? "" : "; did you mean " + String.join(" or ", verdict.nearest()) + "?";
        telling.say("  " + verdict.method() + ": " + verdict.problem() + nearest);
    }

    private void section(String heading) {
        if (begun) {
            telling.say("");
        }
        begun = true;
        telling.heading(heading);
    }

    private static String type(String method) {
        return method.substring(method.indexOf(" = ") + " = ".length(), method.indexOf("+::"));
    }

    private static String name(String method) {
        return method.substring(0, method.indexOf(" = "));
    }
}
