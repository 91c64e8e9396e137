package dev.whence.origin;

import dev.whence.check.ClassCopy;
import dev.whence.check.ClassPath;
import dev.whence.check.LoadedFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one class comes from.
 *
 * @param className its binary name
 * @param rows its copies: those of the class path in the order of the search, then those that only other loaders have
 */
public record ClassOrigin(String className, List<CopyRow> rows) {
    /** Of what other loaders have: an application that makes a loader a request has thousands. */
    private static final int MOST_LOADERS = 1_000;

    /**
     * Joins what is loaded with what lies on the class path.
     *
     * @param loaded every loaded class of the name
     * @param files reads those that are not on the class path
     */
    public static ClassOrigin of(String className, List<LoadedClass> loaded, ClassPath path, LoadedFiles files) {
        List<CopyRow> rows = new ArrayList<>();
        List<LoadedClass> left = new ArrayList<>(loaded);
        List<ClassCopy> copies = path.copies(className);
        for (int i = 0; i < copies.size(); i++) {
            ClassCopy copy = copies.get(i);
            boolean first = i == 0;
            List<LoadedClass> sure =
                    left.stream().filter(each -> isFrom(each, copy)).toList();
            left.removeAll(sure);
            List<LoadedClass> deduced = sure.isEmpty() && first
                    ? left.stream().filter(each -> isFirstOf(each, copy)).toList()
                    : List.of();
            left.removeAll(deduced);
            String sha256 = copy.sha256();
            rows.add(new CopyRow(
                    i + 1,
                    copy.place(),
                    sure.isEmpty() ? deduced : sure,
                    !deduced.isEmpty(),
                    0,
                    same(rows, sha256),
                    sha256,
                    copy.coordinates()));
        }
        int used = used(rows);
        rows.replaceAll(row -> row.position() > used && row.loadedBy().isEmpty() ? row.shadowedBy(used) : row);
        for (LoadedClass other : left.subList(0, Math.min(left.size(), MOST_LOADERS))) {
            rows.add(other(className, other, rows, files));
        }
        return new ClassOrigin(className, List.copyOf(rows));
    }

    /** Which copy is used: the first, unless a loader of another order has shown which. */
    private static int used(List<CopyRow> rows) {
        return rows.stream()
                .filter(row -> row.isNested() && !row.loadedBy().isEmpty())
                .mapToInt(CopyRow::position)
                .findFirst()
                .orElse(1);
    }

    private static CopyRow other(String className, LoadedClass loaded, List<CopyRow> rows, LoadedFiles files) {
        ClassCopy copy = loaded.source().isEmpty() ? null : files.copy(className, loaded.source());
        String sha256 = copy == null ? "" : copy.sha256();
        String place = LoadedFiles.place(loaded.source());
        return new CopyRow(
                0,
                place == null ? loaded.source() : place,
                List.of(loaded),
                false,
                0,
                same(rows, sha256),
                sha256,
                copy == null ? List.of() : copy.coordinates());
    }

    /** Whether any copy was found at all. */
    public boolean isFound() {
        return !rows.isEmpty();
    }

    /** Those that are loaded. */
    public List<CopyRow> loaded() {
        return rows.stream().filter(row -> !row.loadedBy().isEmpty()).toList();
    }

    /** Whether a copy lies inside a jar: who searches there in which order is its loader's affair. */
    public boolean isNested() {
        return rows.stream().anyMatch(CopyRow::isNested);
    }

    private static int same(List<CopyRow> rows, String sha256) {
        return sha256.isEmpty()
                ? 0
                : rows.stream()
                        .filter(row -> row.position() > 0 && row.sha256().equals(sha256))
                        .mapToInt(CopyRow::position)
                        .findFirst()
                        .orElse(0);
    }

    private static boolean isFrom(LoadedClass loaded, ClassCopy copy) {
        if (loaded.source().startsWith("jrt:/")) {
            return copy.isOfTheJdk();
        }
        String place = LoadedFiles.place(loaded.source());
        return place != null && (place.equals(copy.place()) || isSame(place, copy.place()));
    }

    /** A JVM follows links before it names a source, and a class path has them as they were typed. */
    private static boolean isSame(String one, String other) {
        Path first = real(one);
        return first != null && first.equals(real(other)) && inner(one).equals(inner(other));
    }

    private static String inner(String place) {
        return place.indexOf('!') < 0 ? "" : place.substring(place.indexOf('!'));
    }

    private static @Nullable Path real(String place) {
        try {
            return Path.of(place.indexOf('!') < 0 ? place : place.substring(0, place.indexOf('!')))
                    .toRealPath();
        } catch (IOException | InvalidPathException notHere) {
            return null;
        }
    }

    /** Of a class that says no source: the JDK's loaders know its modules alone, and the application's takes the first. */
    private static boolean isFirstOf(LoadedClass loaded, ClassCopy first) {
        return loaded.source().isEmpty()
                && (first.isOfTheJdk()
                        ? loaded.isOfTheJdksLoaders()
                        : loaded.loader().equals(LoadedClass.APPLICATION));
    }
}
