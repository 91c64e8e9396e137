package dev.whence;

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
final class PointSets {
    private PointSets() {}

    /** The points of the sets that are named, as a list that may grow. */
    static List<Point> readyMade(List<String> sets) throws BadOption {
        List<Point> points = new ArrayList<>();
        for (String set : sets) {
            String file = set.equals(ReadyMadePoints.NAME) ? ReadyMadePoints.FILE : ReadyMadeSets.file(set);
            if (file == null) {
                throw new BadOption("points=" + set + " is not a ready-made set (known: " + ReadyMadePoints.NAME + ", "
                        + String.join(", ", ReadyMadeSets.NAMES) + ")");
            }
            points.addAll(parsed(file));
        }
        return points;
    }

    /**
     * The points of a file.
     *
     * @param where how messages call it
     */
    static List<Point> fromFile(String file, String where) throws BadOption {
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            return Points.parse(reader, where);
        } catch (NoSuchFileException missing) {
            throw new BadOption(where + ": no such file");
        } catch (IOException | RuntimeException unreadable) {
            throw new BadOption(where + " cannot be read: " + Text.of(unreadable));
        }
    }

    static void refuseTwins(List<Point> points) throws BadOption {
        for (int i = 0; i < points.size(); i++) {
            if (named(points.subList(0, i), points.get(i).name()) != null) {
                throw new BadOption("point '" + points.get(i).name() + "' is defined twice");
            }
        }
    }

    private static List<Point> parsed(String readyMade) throws BadOption {
        try {
            return Points.parse(new StringReader(readyMade), ReadyMadePoints.WHERE);
        } catch (IOException impossible) {
            throw new BadOption(ReadyMadePoints.WHERE + " cannot be read: " + impossible.getMessage());
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
