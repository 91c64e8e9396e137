package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Suggestions;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the points of ready-made sets and of files, and refuses two of one name. */
public final class PointSets {
    private PointSets() {}

    /** All ready-made sets. */
    public static final String ALL = "all";

    /** What the default set is where nobody named it: an application need not have the proxy. */
    private static final String OPTIONAL = ReadyMadePoints.NAME + ".optional = true\n";

    /** Those of the ready-made sets that fit the JVM; see {@link AutoSets}. */
    public static final String AUTO = "auto";

    /** The points of the sets that are named, as a list that may grow. */
    public static List<Point> readyMade(List<String> sets) throws BadOptionException {
        List<Point> points = new ArrayList<>();
        for (String set : expanded(sets)) {
            String file = file(set);
            if (file == null) {
                throw unknown(set, "points=" + set + " is not a ready-made set");
            }
            points.addAll(parsed(set.equals(ReadyMadePoints.NAME) && !sets.contains(set) ? file + OPTIONAL : file));
        }
        return points;
    }

    /** The names of all ready-made sets, in the order in which they are listed. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(ReadyMadeSets.NAMES));
        names.add(0, ReadyMadePoints.NAME);
        return names;
    }

    /** Why {@code points=auto} does not take a set; null where it does. */
    public static @Nullable String whyNotAuto(String set) {
        return ReadyMadeSets.whyNotAuto(set);
    }

    /**
     * A ready-made set as a points file: comments, then a line for each property, those that are long in several.
     *
     * @throws BadOptionException if there is no set of this name
     */
    public static String text(String set) throws BadOptionException {
        String file = file(set);
        if (file == null) {
            throw unknown(set, set + " is not a ready-made set");
        }
        return file.replace(" | ", " \\\n    | ");
    }

    private static BadOptionException unknown(String set, String line) {
        List<String> known = names();
        String meant = Suggestions.to(set, known);
        return new BadOptionException(line + " (known: " + String.join(", ", known) + ")"
                + (meant == null ? "" : "; did you mean " + meant + "?"));
    }

    /** The points file of a ready-made set, or null where there is none of this name. */
    static @Nullable String file(String set) {
        return set.equals(ReadyMadePoints.NAME) ? ReadyMadePoints.FILE : ReadyMadeSets.file(set);
    }

    /** The names, with {@link #ALL} and {@link #AUTO} expanded where nothing is known of the JVM, each once. */
    private static List<String> expanded(List<String> sets) {
        List<String> names = new ArrayList<>();
        for (String set : sets) {
            List<String> meant = List.of(set);
            if (set.equals(ALL)) {
                meant = names();
            } else if (set.equals(AUTO)) {
                meant = AutoSets.atStart().taken();
            }
            for (String name : meant) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /**
     * The points of a file.
     *
     * @param where how messages call it
     */
    public static List<Point> fromFile(String file, String where) throws BadOptionException {
        List<String> unweavable = new ArrayList<>();
        List<Point> points = fromFile(file, where, unweavable);
        if (!unweavable.isEmpty()) {
            throw new BadOptionException(unweavable.get(0));
        }
        return points;
    }

    /**
     * The points of a file that the agent can weave.
     *
     * @param where how messages call it
     * @param unweavable takes a line for each method that is left out
     */
    public static List<Point> fromFile(String file, String where, List<String> unweavable) throws BadOptionException {
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            List<Point> points = Points.parse(reader, where, unweavable);
            if (points.isEmpty() && unweavable.isEmpty()) {
                throw new BadOptionException(where + ": there are no points in it");
            }
            return points;
        } catch (NoSuchFileException missing) {
            throw new BadOptionException(where + ": no such file");
        } catch (IOException | RuntimeException unreadable) {
            throw new BadOptionException(where + " cannot be read: " + EventText.of(unreadable));
        }
    }

    public static void refuseTwins(List<Point> points) throws BadOptionException {
        for (int i = 0; i < points.size(); i++) {
            if (named(points.subList(0, i), points.get(i).name()) != null) {
                throw new BadOptionException("point '" + points.get(i).name() + "' is defined twice");
            }
        }
    }

    static List<Point> parsed(String readyMade) throws BadOptionException {
        try {
            return Points.parse(new StringReader(readyMade), ReadyMadePoints.WHERE, new ArrayList<>());
        } catch (IOException impossible) {
            throw new BadOptionException(ReadyMadePoints.WHERE + " cannot be read: " + impossible.getMessage());
        }
    }

    private static @Nullable Point named(List<Point> points, String name) {
        for (Point point : points) {
            if (point.name().equals(name)) {
                return point;
            }
        }
        return null;
    }
}
