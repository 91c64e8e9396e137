package dev.whence.origin;

import dev.whence.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes for a person where a class comes from. */
public final class OriginText {
    private static final int DIGITS = 12;
    private static final String SAYS = "the jar says";

    private final ClassOrigin origin;
    private final ShownPath paths;

    public OriginText(ClassOrigin origin, ShownPath paths) {
        this.origin = origin;
        this.paths = paths;
    }

    /**
     * The sentence that answers.
     *
     * @param where the JVM or recording, as a phrase: {@code JVM 4711 (…)}
     * @param knowsLoaded whether it says of every class whether it is loaded
     */
    public String headline(String where, boolean knowsLoaded) {
        String name = origin.className();
        List<CopyRow> loaded = origin.loaded();
        if (loaded.isEmpty()) {
            String is = knowsLoaded ? " is not loaded in " : " is not named as loaded in ";
            int copies = origin.rows().size();
            return name
                    + is
                    + where
                    + (copies == 1
                            ? "; the one copy is in " + from(origin.rows().get(0)) + "."
                            : "; there are " + copies + " copies, of which the first would be used.");
        }
        List<String> copies = loaded.stream()
                .flatMap(row -> row.loadedBy().stream().map(each -> "by " + each.loader() + " from " + from(row)))
                .toList();
        String by = copies.size() <= 3 ? String.join("; ", copies) : copies.size() + " times, by as many loaders";
        return name + " in " + where + ": loaded " + by + "." + shadows();
    }

    private String shadows() {
        long same = origin.rows().stream().filter(this::isSameAsShadow).count();
        long shadowed =
                origin.rows().stream().filter(row -> row.shadowedBy() > 0).count();
        if (shadowed == 0) {
            return "";
        }
        String copies = shadowed == 1 ? "A later copy is shadowed" : shadowed + " later copies are shadowed";
        String bytes = same == shadowed
                ? ", with the same bytes."
                : same == 0 ? ", with different bytes." : ", " + same + " with the same bytes.";
        return " " + copies + bytes;
    }

    private boolean isSameAsShadow(CopyRow row) {
        return row.shadowedBy() > 0 && row.sameAs() == row.shadowedBy();
    }

    /** A jar's name, or the end of a folder's path. */
    private String from(CopyRow row) {
        String place = paths.of(row.place());
        int slash = place.lastIndexOf('/', place.length() - 2);
        if (!place.endsWith(".jar") && slash > 0) {
            slash = place.lastIndexOf('/', slash - 1);
        }
        return place.isEmpty() ? "an unknown place" : place.substring(slash + 1);
    }

    /**
     * The copies.
     *
     * @param knowsLoaded whether every loaded class is known
     */
    public Table table(boolean knowsLoaded) {
        boolean jarsSay =
                origin.rows().stream().anyMatch(row -> !row.coordinates().isEmpty());
        Table table = new Table(jarsSay ? 3 : 2).expendable(SAYS).mayHaveTwoLines();
        table.row(cells(jarsSay, "copy", "state", SAYS, "SHA-256"));
        for (CopyRow row : origin.rows()) {
            String place = row.place().isEmpty() ? "(no code source)" : paths.of(row.place());
            table.row(cells(
                    jarsSay,
                    (row.position() == 0 ? "- " : row.position() + " ") + place,
                    state(row, knowsLoaded),
                    coordinates(row),
                    row.sha256().isEmpty() ? "-" : row.sha256().substring(0, DIGITS)));
        }
        return table;
    }

    private static String[] cells(boolean jarsSay, String copy, String state, String says, String sha256) {
        return jarsSay ? new String[] {copy, state, says, sha256} : new String[] {copy, state, sha256};
    }

    private static String coordinates(CopyRow row) {
        List<String> all = row.coordinates();
        return all.isEmpty() ? "" : all.get(0) + (all.size() == 1 ? "" : " and " + (all.size() - 1) + " more");
    }

    private String state(CopyRow row, boolean knowsLoaded) {
        List<String> state = new ArrayList<>();
        if (!row.loadedBy().isEmpty()) {
            state.add("loaded by "
                    + row.loadedBy().stream().map(LoadedClass::loader).collect(Collectors.joining(", "))
                    + (row.isDeduced() ? ", being first" : ""));
        } else if (row.shadowedBy() == 0) {
            boolean isFirst = origin.loaded().stream().allMatch(other -> other.position() == 0);
            String loaded = knowsLoaded ? "not loaded" : "not known to be loaded";
            state.add(isFirst ? "first, " + loaded : loaded);
        } else {
            state.add("shadowed by " + row.shadowedBy());
        }
        if (row.sameAs() > 0) {
            state.add(row.shadowedBy() == row.sameAs() ? "same bytes" : "same bytes as " + row.sameAs());
        } else if (row.shadowedBy() > 0) {
            state.add(row.sha256().isEmpty() ? "unreadable" : "different bytes");
        }
        return String.join(", ", state);
    }
}
