package dev.whence.agent.lifecycle;

import dev.whence.agent.discovery.DiscoveryMode;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.PointSets;
import dev.whence.agent.point.Points;
import dev.whence.agent.support.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options, {@code key=value,key=value}: a closed set, so that a misspelt one is said and not ignored.
 *
 * @param text as given, for {@code whence.Agent}
 * @param sets names of the ready-made sets that are switched on; none of them by {@code points=none}
 * @param pointsFile a file of further points, or null
 * @param inline points given by {@code point=}
 * @param discovery what was asked for, or null for the launch's own
 * @param limits how much a point may write, keep and cost
 * @param identity what is said of whose JVM it is, by the names of the options
 * @param version the version of the command that attaches, or null
 * @param unweavable a line for each point that is left out since the agent does not weave its method
 * @param footprint where to write which classes were loaded and why, or null; it stands alone
 */
public record Options(
        String text,
        List<String> sets,
        @Nullable String pointsFile,
        List<Point> inline,
        @Nullable DiscoveryMode discovery,
        Limits limits,
        Map<String, String> identity,
        @Nullable String version,
        List<String> unweavable,
        @Nullable String footprint) {

    private static final List<String> DEFAULT_SETS = List.of("pipeline");

    /** Those of an agent that is given none. */
    static Options none() {
        return new Options("", DEFAULT_SETS, null, List.of(), null, Limits.DEFAULT, Map.of(), null, List.of(), null);
    }

    public static Options parse(@Nullable String text) throws BadOptionException {
        List<String> sets = DEFAULT_SETS;
        String pointsFile = null;
        List<Point> inline = new ArrayList<>();
        DiscoveryMode discovery = null;
        Limits limits = Limits.DEFAULT;
        Map<String, String> identity = Map.of();
        String version = null;
        String footprint = null;
        List<String> unweavable = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (String option : split(text == null ? "" : text)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            if (equals < 0 || value.isEmpty()) {
                throw new BadOptionException("option '" + option + "' is not of the form key=value" + afterPath(given));
            }
            if (given.contains(key) && !key.equals("point")) {
                throw new BadOptionException("option '" + key + "' is given twice");
            }
            given.add(key);
            switch (key) {
                case "points":
                    // The limit keeps what is empty, so that it is said to be no point.
                    sets = value.equals("none") ? List.of() : List.of(value.split("\\+", -1));
                    break;
                case "points.file":
                    pointsFile = unquoted(value);
                    break;
                case "point":
                    Point point = Points.inline(value, unweavable);
                    if (point != null) {
                        inline.add(point);
                    }
                    break;
                case "discovery":
                    discovery = DiscoveryMode.of(value);
                    if (discovery == null) {
                        throw new BadOptionException("discovery=" + value + " is none of on, trusted, observe, off");
                    }
                    break;
                case "events.max":
                    limits = limits.withEvents(value);
                    break;
                case "answers.max":
                    limits = limits.withAnswers(value);
                    break;
                case "cost.max":
                    limits = limits.withCost(value);
                    break;
                case Identity.SERVICE:
                case Identity.VERSION:
                case Identity.INSTANCE:
                    identity = identity.isEmpty() ? new TreeMap<>() : identity;
                    identity.put(key, Identity.checked(key, value));
                    break;
                case "version":
                    version = value;
                    break;
                case "footprint":
                    footprint = unquoted(value);
                    break;
                default:
                    throw new BadOptionException("unknown option '" + key
                            + "' (known: points, points.file, point, discovery, events.max, answers.max, cost.max, service,"
                            + " service.version, instance, version, footprint)"
                            + afterPath(given.subList(0, given.size() - 1)));
            }
        }
        if (footprint != null && given.size() > 1) {
            throw new BadOptionException(
                    "footprint cannot be combined with other options: for the agent itself, add a second -javaagent");
        }
        return new Options(
                text == null ? "" : text,
                sets,
                pointsFile,
                inline,
                discovery,
                limits,
                identity,
                version,
                unweavable,
                footprint);
    }

    /** All points that the options switch on: the ready-made ones, those of the file, those given inline. */
    public List<Point> points() throws BadOptionException {
        if (footprint != null) {
            throw new BadOptionException("footprint is for the start of a JVM (-javaagent)");
        }
        List<Point> points = PointSets.readyMade(sets);
        if (pointsFile != null) {
            points.addAll(PointSets.fromFile(pointsFile, "points.file=" + pointsFile, unweavable));
        }
        points.addAll(inline);
        if (points.isEmpty() && !unweavable.isEmpty()) {
            throw new BadOptionException(unweavable.get(0));
        }
        if (points.isEmpty()) {
            throw new BadOptionException(
                    "points=none leaves nothing to record: give a point= or points.file= of your own");
        }
        PointSets.refuseTwins(points);
        return points;
    }

    /** These options with other ready-made sets. */
    Options withSets(List<String> others) {
        return new Options(
                text, others, pointsFile, inline, discovery, limits, identity, version, unweavable, footprint);
    }

    /** These options, where the points of others came in addition. What those say of whose JVM it is holds from then on. */
    Options plus(Options added) {
        Map<String, String> both = new TreeMap<>(identity);
        both.putAll(added.identity());
        List<String> leftOut = new ArrayList<>(unweavable);
        leftOut.addAll(added.unweavable());
        return new Options(
                (text.isEmpty() ? "points=" + String.join("+", sets) : text) + "; in addition " + added.text(),
                sets,
                pointsFile,
                inline,
                discovery,
                limits,
                both,
                version,
                leftOut,
                footprint);
    }

    /** Which setting of others is not the one here, as far as they name it; null where there is none. */
    @Nullable
    String settings(Options others) {
        if (others.discovery() != null && others.discovery() != discovery) {
            return "its discovery is not " + others.discovery().text;
        }
        Limits asked = others.limits();
        if (asked.events() != Limits.DEFAULT.events() && asked.events() != limits.events()) {
            return "its events.max is " + limits.events();
        }
        if (asked.answers() != Limits.DEFAULT.answers() && asked.answers() != limits.answers()) {
            return "its answers.max is " + limits.answers();
        }
        for (Map.Entry<String, String> each : others.identity().entrySet()) {
            String own = identity.get(each.getKey());
            if (!each.getValue().equals(own)) {
                return "its " + each.getKey() + " is " + (own == null ? "not set" : own);
            }
        }
        if (asked.cost() != Limits.DEFAULT.cost() && asked.cost() != limits.cost()) {
            return "its cost.max is " + limits.costText();
        }
        return null;
    }

    /** As {@link #points()}, where there are none but the ready-made ones, in which nothing can be wrong. */
    List<Point> pointsOfNone() {
        try {
            return points();
        } catch (BadOptionException impossible) {
            throw new IllegalStateException(impossible.getMessage(), impossible);
        }
    }

    /** How to write a path with a character that separates options, where the last option was a path. */
    private static String afterPath(List<String> given) {
        String last = given.isEmpty() ? "" : given.get(given.size() - 1);
        return isPath(last)
                ? "; a comma separates options: if it belongs to the path of " + last + ", write the path in quotes, "
                        + last + "='PATH'"
                : "";
    }

    private static boolean isPath(String key) {
        return key.equals("points.file") || key.equals("footprint");
    }

    /** A path without the quotes that it was given in, if it was. */
    private static String unquoted(String value) throws BadOptionException {
        char first = value.charAt(0);
        if (first != '\'' && first != '"') {
            return value;
        }
        if (value.length() < 3 || value.charAt(value.length() - 1) != first) {
            throw new BadOptionException("the path " + value + " begins with a quote and does not end with it");
        }
        return value.substring(1, value.length() - 1);
    }

    /** The quote that a value begins with, if the option that ends here, at its {@code =}, is a path; else 0. */
    private static char quote(String text, int from, int equals) {
        boolean quoted = equals + 1 < text.length()
                && isPath(text.substring(from, equals))
                && (text.charAt(equals + 1) == '\'' || text.charAt(equals + 1) == '"');
        return quoted ? text.charAt(equals + 1) : 0;
    }

    /** Splits at commas that stand outside parentheses and quotes. */
    private static List<String> split(String text) throws BadOptionException {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (i == text.length() && depth > 0) {
                String option = text.substring(from);
                String key = option.substring(0, Math.max(0, option.indexOf('=')));
                throw new BadOptionException("option '" + option + "' has no closing parenthesis"
                        + (isPath(key)
                                ? "; if it belongs to the path, write the path in quotes, " + key + "='PATH'"
                                : ""));
            }
            if (c == '=') {
                char quote = quote(text, from, i);
                int end = quote == 0 ? -1 : text.indexOf(quote, i + 2);
                i = end < 0 ? i : end;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth <= 0) {
                if (i > from) {
                    parts.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
