package dev.whence.agent.weave;

import dev.whence.agent.point.Point;
import dev.whence.agent.point.PointSets;
import dev.whence.agent.point.Points;
import dev.whence.agent.point.Probe;
import dev.whence.agent.point.Reading;
import dev.whence.agent.point.ValuePath;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.Suggestions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * One method of a point, and what weaving would do to a class file for it: for the operator's {@code check}, and never
 * loaded in a target.
 */
public final class Preview {
    private final Probe probe;

    private Preview(Probe probe) {
        this.probe = probe;
    }

    /**
     * All methods of the points that are given, in their order.
     *
     * @param words each the names of ready-made sets ({@code spring+jaxp}), a points file, or a point inline
     *     ({@code NAME:Class::method})
     * @throws BadOptionException if one of them is none of these, or a point is given twice
     */
    public static List<Preview> of(List<String> words) throws BadOptionException {
        List<Point> points = new ArrayList<>();
        for (String word : words) {
            if (word.contains("::")) {
                points.add(Points.inline(word));
            } else if (isFile(word)) {
                points.addAll(PointSets.fromFile(word, word));
            } else {
                points.addAll(PointSets.readyMade(List.of(word.split("\\+", -1))));
            }
        }
        PointSets.refuseTwins(points);
        List<Preview> previews = new ArrayList<>();
        for (Probe each : Probe.all(points)) {
            previews.add(new Preview(each));
        }
        return previews;
    }

    /** As it stands in a points file. */
    public String text() {
        return probe.toString();
    }

    /** The binary name of the class that is to have the method. */
    public String className() {
        return probe.method().className();
    }

    /** Whether every class that extends or implements that one is meant as well ({@code Type+::method}). */
    public boolean isOfImplementations() {
        return probe.method().subtypes();
    }

    /** Whether the other names another method for the same, of another JDK perhaps: one that matches is enough. */
    public boolean isAlternativeTo(Preview other) {
        return probe.isAlternativeTo(other.probe);
    }

    /** The field of the object that is the key, or null where it is another thing. */
    public @Nullable String keyField() {
        return probe.key() == Point.THIS ? probe.point().keyField() : null;
    }

    /** Says which field a misspelt name may have meant, or nothing. */
    public static String fieldMeant(String wanted, List<String> fields) {
        String nearest = Suggestions.to(wanted, fields);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    /** Whether the point leaves a class out of those that it means. */
    public boolean isNot(String name) {
        return probe.isNot(name);
    }

    /** Whether an application need not have the class. */
    public boolean isOptional() {
        return probe.isOptional();
    }

    /** What weaving this class file would come to. */
    public Look look(byte[] classFile) {
        MethodTable methods = MethodTable.of(new ClassReader(classFile));
        String refusal = methods.refusal(probe);
        List<String> signatures = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<FieldRead> reads = new ArrayList<>();
        if (refusal == null || refusal.equals(methods.keyRefusal(probe))) {
            for (MethodTable.Found found : methods.found(probe)) {
                signatures.add(found.signature());
                reads(found, methods.className(), reads);
                String without = probe.kind() == Probe.Kind.MODE || probe.isAnswerAtEntry()
                        ? null
                        : withoutObject(found, methods.saysYesOrNo(probe));
                if (without != null) {
                    remarks.add(without);
                }
            }
        }
        if (probe.kind() == Probe.Kind.RESOLUTION && !probe.point().terse()) {
            remarks.add("the messages of failures are recorded (failure = text), which may hold secrets");
        }
        boolean declared = methods.declares(probe.method());
        return new Look(
                signatures,
                refusal,
                remarks,
                declared ? null : methods.refusal(probe.method()),
                methods.fields(),
                methods.isFinal(),
                reads,
                methods.superclass());
    }

    /** What is recorded in place of an implementation; null where there is one. */
    private static @Nullable String withoutObject(MethodTable.Found found, boolean saysYesOrNo) {
        if (found.answers()) {
            return null;
        }
        return saysYesOrNo
                ? found.signature()
                        + " returns boolean: its path is true or false, and no implementation can be recorded"
                : found.signature() + " returns no object, so no implementation can be recorded"
                        + (found.returned().equals("void") ? "" : ", and its " + found.returned() + " is not");
    }

    /** The fields that the key and the answer are read from, each path once. */
    private void reads(MethodTable.Found found, String className, List<FieldRead> into) {
        Reading reading = probe.reading();
        if (reading == null) {
            return;
        }
        for (ValuePath path : reading.key()) {
            reads(found, className, path, true, into);
        }
        if (reading.answer() != null) {
            reads(found, className, reading.answer(), false, into);
        }
    }

    private static void reads(
            MethodTable.Found found, String className, ValuePath path, boolean isKey, List<FieldRead> into) {
        if (!path.fields().isEmpty()) {
            String start = path.from() == Point.THIS
                    ? className
                    : path.from() == Point.RETURNED
                            ? found.returned()
                            : found.parameters().get(path.from());
            FieldRead read = new FieldRead(start, path.from() == Point.THIS, path.fields(), isKey);
            if (!into.contains(read)) {
                into.add(read);
            }
        }
    }

    /**
     * Fields that are read one after the other.
     *
     * @param type the name of the type of the object that has the first of them
     * @param isExact whether objects of a subclass have it from that class as well
     * @param fields their names
     * @param isKey whether the last one may hold a primitive value as well: it is of the key, and not the answer
     */
    public record FieldRead(String type, boolean isExact, List<String> fields, boolean isKey) {}

    /** Up to three of these class names that a misspelt one may have meant, the nearest first. */
    public static List<String> nearest(String wanted, Iterable<String> names) {
        return Suggestions.classes(wanted, names);
    }

    /**
     * What weaving a class file would come to.
     *
     * @param signatures the methods that would be woven, with their parameter types
     * @param refusal why none would be, or not all that are named; or null
     * @param remarks what of them would not be as the point wants it
     * @param fields the fields of its objects that the class declares, and the names of their types
     * @param isFinal whether it has no subclass
     * @param reads the fields that the key and the answer are read from, where that takes more than a field of the object
     * @param superclass the binary name of its superclass, or null
     * @param misspelt why the class has no such method, with or without code, and what may have been meant; or null
     */
    public record Look(
            List<String> signatures,
            @Nullable String refusal,
            List<String> remarks,
            @Nullable String misspelt,
            Map<String, String> fields,
            boolean isFinal,
            List<FieldRead> reads,
            @Nullable String superclass) {}

    /** A set's name has neither a dot nor a slash; what is there, under any name, is a file. */
    private static boolean isFile(String word) {
        try {
            return word.contains(".") || word.contains("/") || word.contains("\\") || Files.exists(Path.of(word));
        } catch (InvalidPathException noFile) {
            return false;
        }
    }
}
