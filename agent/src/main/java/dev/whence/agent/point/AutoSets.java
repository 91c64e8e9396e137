package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ready-made sets that {@code points=auto} takes: those whose classes the JVM has loaded, without those that must be
 * asked for by name.
 */
public final class AutoSets {
    /** Why a set is not taken whose classes are not there. */
    public static final String NOT_LOADED = "none of its classes is loaded";

    private final List<Choice> choices = new ArrayList<>();

    private AutoSets() {}

    /**
     * What became of one set.
     *
     * @param set its name
     * @param whyNot why it is not taken; empty where it is
     */
    public record Choice(String set, String whyNot) {
        public boolean isTaken() {
            return whyNot.isEmpty();
        }
    }

    /** Those of a JVM that is just starting, where the libraries are still to come. */
    public static AutoSets atStart() {
        AutoSets sets = new AutoSets();
        sets.choose(null);
        return sets;
    }

    /**
     * Those of a JVM that runs.
     *
     * @param loaded the names of its classes
     */
    public static AutoSets of(Set<String> loaded) {
        AutoSets sets = new AutoSets();
        sets.choose(loaded);
        return sets;
    }

    /** Every ready-made set, in the order in which they are listed. */
    public List<Choice> choices() {
        return choices;
    }

    /** The names of those that are taken. */
    public List<String> taken() {
        List<String> names = new ArrayList<>();
        for (Choice choice : choices) {
            if (choice.isTaken()) {
                names.add(choice.set());
            }
        }
        return names;
    }

    private void choose(@Nullable Set<String> loaded) {
        choices.add(choice(ReadyMadePoints.NAME, loaded));
        for (String set : ReadyMadeSets.NAMES) {
            choices.add(choice(set, loaded));
        }
    }

    private static Choice choice(String set, @Nullable Set<String> loaded) {
        String why = ReadyMadeSets.whyNotAuto(set);
        if (why == null) {
            why = loaded == null || isLoaded(set, loaded) ? "" : NOT_LOADED;
        }
        return new Choice(set, why);
    }

    private static boolean isLoaded(String set, Set<String> loaded) {
        String file = PointSets.file(set);
        try {
            for (Point point : file == null ? List.<Point>of() : PointSets.parsed(file)) {
                for (MethodRef method = point.target(); method != null; method = method.or()) {
                    if (loaded.contains(method.className())) {
                        return true;
                    }
                }
            }
            return false;
        } catch (BadOptionException impossible) {
            throw new IllegalStateException(impossible.getMessage(), impossible);
        }
    }
}
