package dev.whence.origin;

import java.util.List;

/**
 * A copy of a class, as it is shown.
 *
 * @param position its place in the order of the search, from 1; 0 where it is not on the class path
 * @param place the jar, folder or module; empty where nobody says
 * @param loadedBy who has it loaded; empty where nobody has
 * @param isDeduced whether it is taken to be loaded because its loader searches it first, and not because a code source says so
 * @param shadowedBy the position of the copy that is used in its place; 0 where none is
 * @param sameAs the lowest position of another copy with the same bytes; 0 where there is none
 * @param sha256 of its class file, in hexadecimal digits; empty where that cannot be read
 * @param coordinates what its jar says that it was built from
 */
public record CopyRow(
        int position,
        String place,
        List<LoadedClass> loadedBy,
        boolean isDeduced,
        int shadowedBy,
        int sameAs,
        String sha256,
        List<String> coordinates) {

    /** Whether it lies in a jar inside another. */
    boolean isNested() {
        return place.contains("!");
    }

    /** The same, with another copy that is used in its place. */
    CopyRow shadowedBy(int other) {
        return new CopyRow(position, place, loadedBy, isDeduced, other, sameAs, sha256, coordinates);
    }
}
