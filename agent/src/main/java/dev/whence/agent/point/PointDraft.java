package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point while its lines are read. */
final class PointDraft {
    private static final String STEP = "step.";

    private final String name;
    private final Map<String, MethodRef> modes = new LinkedHashMap<>();
    private final Map<String, MethodRef> steps = new LinkedHashMap<>();
    private @Nullable MethodRef target;
    private List<ValuePath> key = List.of();
    private @Nullable ValuePath answer;
    private boolean elements;
    private boolean secret;
    private @Nullable MethodRef candidates;
    private List<String> not = List.of();
    private boolean source;
    private String otherwise = Point.UNKNOWN;
    private boolean terse = true;
    private @Nullable String versions;
    private List<String> now = List.of();
    private @Nullable String trust;
    private @Nullable String spare;
    private List<String> optional = List.of();
    /** Whether its own method is one that the agent does not weave. */
    boolean isLeftOut;

    PointDraft(String name) {
        this.name = name;
    }

    void take(String property, String value, String where) throws BadOptionException {
        if (property.isEmpty()) {
            target = MethodRef.parse(value, where);
        } else if (property.equals("key")) {
            key(value, where);
        } else if (property.equals("answer")) {
            answer(value, where);
        } else if (property.equals("candidates")) {
            candidates = MethodRef.parse(value, where);
        } else if (property.equals("secret")) {
            secret = isKey(value, where);
        } else if (property.equals("not")) {
            not = classes(value, where);
        } else if (property.equals("source")) {
            source = isTrue(value, where);
        } else if (property.equals("otherwise")) {
            otherwise = value;
        } else if (property.equals("failure")) {
            terse = isClassAlone(value, where);
        } else if (property.equals("optional")) {
            optional = optional(value, where);
        } else if (property.equals("versions")) {
            if (!MethodRef.isClassName(value)) {
                throw new BadOptionException(where + ": '" + value + "' is not the name of a class");
            }
            versions = value;
        } else if (property.equals("trust")) {
            trust = TrustPolicy.parse(value, where).toString();
        } else if (property.equals("spare")) {
            spare = setting(value, where);
        } else if (property.equals("now")) {
            now = fields(value, where);
        } else if (property.startsWith("mode.") && property.length() > 5) {
            modes.put(property.substring(5), MethodRef.parse(value, where));
        } else if (isOwnPath(property)) {
            throw new BadOptionException(where + ": the path '" + property.substring(STEP.length()) + "' is "
                    + (property.endsWith("." + Point.NO_ANSWER)
                            ? "that of a resolution that failed"
                            : property.endsWith("." + Point.PENDING)
                                    ? "that of a resolution whose answer comes later"
                                    : "that of a resolution that answers yes or no"));
        } else if (property.startsWith("step.") && property.length() > 5) {
            steps.put(property.substring(5), MethodRef.parse(value, where));
        } else {
            throw new BadOptionException(where
                    + " is unknown (key, answer, candidates, secret, not, source, otherwise, failure, versions, trust, spare, now, optional,"
                    + " mode.NAME and step.NAME are known)");
        }
    }

    private static boolean isOwnPath(String property) {
        return property.startsWith(STEP) && Point.OWN_PATHS.contains(property.substring(STEP.length()));
    }

    /** Parts, each an argument's index or {@code this}, alone or with fields. */
    private void key(String value, String where) throws BadOptionException {
        List<ValuePath> parts = new ArrayList<>();
        for (String part : value.split("\\+", -1)) {
            parts.add(ValuePath.parse(part.trim(), where));
        }
        key = parts;
    }

    private void answer(String value, String where) throws BadOptionException {
        elements = value.equals("elements");
        answer = elements ? null : ValuePath.parseAnswer(value, where);
    }

    private static boolean isKey(String value, String where) throws BadOptionException {
        if (!value.equals("key")) {
            throw new BadOptionException(where + ": '" + value + "' is not 'key', the only thing that is hashed");
        }
        return true;
    }

    private static List<String> classes(String value, String where) throws BadOptionException {
        List<String> names = List.of(value.split("[\\s,|]+"));
        for (String name : names) {
            if (!MethodRef.isClassName(name)) {
                throw new BadOptionException(where + ": '" + name + "' is not the name of a class");
            }
        }
        return names;
    }

    private static boolean isClassAlone(String value, String where) throws BadOptionException {
        if (!value.equals("class") && !value.equals("text")) {
            throw new BadOptionException(
                    where + ": '" + value + "' is neither 'class' nor 'text' (the class and its message)");
        }
        return value.equals("class");
    }

    /** Static fields, {@code Class.FIELD} or {@code Class.FIELD.name}, one of which holds the present choice. */
    private static List<String> fields(String value, String where) throws BadOptionException {
        List<String> fields = new ArrayList<>();
        for (String field : value.split("\\|", -1)) {
            String name = field.trim();
            int dot = name.lastIndexOf('.');
            if (dot < 0
                    || !MethodRef.isClassName(name.substring(0, dot))
                    || !MethodRef.isMember(name.substring(dot + 1))) {
                throw new BadOptionException(where + ": '" + name + "' is not of the form Class.FIELD");
            }
            fields.add(name);
        }
        return List.copyOf(fields);
    }

    /** A setting as it is written, {@code NAME=VALUE}: events and reports carry it in one line. */
    private static String setting(String value, String where) throws BadOptionException {
        if (value.indexOf('=') <= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new BadOptionException(where + ": '" + value + "' is not of the form NAME=VALUE, in one line");
        }
        return value;
    }

    /** {@code true} for the point with all that belongs to it, or the modes and steps that need not be there. */
    private static List<String> optional(String value, String where) throws BadOptionException {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true") ? Point.ALL_OPTIONAL : List.of();
        }
        List<String> names = List.of(value.split("[\\s,]+"));
        for (String name : names) {
            if (!name.startsWith("mode.") && !name.startsWith("step.") && !name.equals(Probe.CANDIDATES)) {
                throw new BadOptionException(
                        where + ": '" + name
                                + "' is neither true nor false nor the name of a step or mode (step.NAME, mode.NAME) nor 'candidates'");
            }
        }
        return names;
    }

    private static boolean isTrue(String value, String where) throws BadOptionException {
        if (!value.equals("true") && !value.equals("false")) {
            throw new BadOptionException(where + ": '" + value + "' is neither true nor false");
        }
        return value.equals("true");
    }

    Point finish(String where) throws BadOptionException {
        if (target == null) {
            throw new BadOptionException(where + ": point '" + name + "' has no line '" + name + " = Class::method'");
        }
        if (Point.OWN_PATHS.contains(otherwise) || steps.containsKey(otherwise)) {
            throw new BadOptionException(where + ": " + name + ".otherwise: the path '" + otherwise + "' is taken");
        }
        for (String each : optional) {
            if (!each.isEmpty() && !has(each)) {
                throw new BadOptionException(where + ": " + name + ".optional: point '" + name + "' has no " + each);
            }
        }
        if (trust != null && versions == null) {
            throw new BadOptionException(
                    where + ": " + name + ".trust: point '" + name + "' has no line '" + name + ".versions = CLASS'");
        }
        if (secret && key.isEmpty()) {
            throw new BadOptionException(where + ": " + name + ".secret: point '" + name + "' has no key");
        }
        if (!not.isEmpty() && !meansTypes()) {
            throw new BadOptionException(
                    where + ": " + name + ".not: no method of point '" + name + "' is of the form Type+::method");
        }
        Reading reading = isSimple() ? null : new Reading(List.copyOf(key), answer, elements, secret);
        ValuePath only = reading == null && !key.isEmpty() ? key.get(0) : null;
        return new Point(
                name,
                target,
                only == null ? Point.NO_KEY : only.from(),
                versions,
                Collections.unmodifiableMap(modes),
                Collections.unmodifiableMap(steps),
                source,
                only == null || only.fields().isEmpty() ? null : only.fields().get(0),
                otherwise,
                terse,
                spare,
                optional,
                reading,
                candidates,
                not,
                now,
                trust);
    }

    /** Whether woven code can give key and answer by itself: an argument, the object or a field of its own class. */
    private boolean isSimple() {
        boolean isPlainKey = key.isEmpty()
                || key.size() == 1
                        && (key.get(0).fields().isEmpty()
                                || key.get(0).from() == Point.THIS
                                        && key.get(0).fields().size() == 1);
        return isPlainKey && answer == null && !elements && !secret && candidates == null;
    }

    private boolean has(String optionalName) {
        if (optionalName.equals(Probe.CANDIDATES)) {
            return candidates != null;
        }
        String its = optionalName.substring("step.".length());
        return optionalName.startsWith("mode.") ? modes.containsKey(its) : steps.containsKey(its);
    }

    private boolean meansTypes() {
        List<MethodRef> methods = new ArrayList<>(steps.values());
        methods.addAll(modes.values());
        if (target != null) {
            methods.add(target);
        }
        if (candidates != null) {
            methods.add(candidates);
        }
        for (MethodRef first : methods) {
            for (MethodRef method = first; method != null; method = method.or()) {
                if (method.subtypes()) {
                    return true;
                }
            }
        }
        return false;
    }
}
