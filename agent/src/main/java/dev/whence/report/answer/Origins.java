package dev.whence.report.answer;

import dev.whence.output.HumanReadable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells the lines of a table apart by where their classes came from: a short name where it is enough, as much of the path
 * as differs where two places share it, and the loader where several loaders have one class.
 */
public final class Origins {
    /** Names of a path to compare; places that these do not distinguish are shown complete. */
    private static final int MOST_NAMES = 12;

    private final Map<String, String> names = new HashMap<>();
    /** Places whose short name another one has too, by the name that distinguishes them. */
    private final Map<String, String> places = new TreeMap<>();

    private final Set<String> loadedSeveralTimes;

    private Origins(List<AnswerLine> lines) {
        Map<String, Set<String>> sharing = new HashMap<>();
        for (AnswerLine line : lines) {
            String source = line.first().source();
            sharing.computeIfAbsent(Origin.name(source), name -> new TreeSet<>())
                    .add(source);
        }
        sharing.forEach((name, sources) -> {
            if (sources.size() == 1) {
                names.put(sources.iterator().next(), name);
            } else {
                tellApart(sources);
            }
        });
        this.loadedSeveralTimes = loadedSeveralTimes(lines);
    }

    public static Origins of(List<AnswerLine> lines) {
        return new Origins(lines);
    }

    /** The name of the jar or module of a code source; for a folder, its last two names. */
    public static String shortName(String source) {
        return Origin.name(source);
    }

    /** Where a line's class came from, with the version that its package states; empty where nobody knows. */
    public String name(AnswerLine line) {
        return Origin.withVersion(names.get(line.first().source()), line.first().sourceVersion());
    }

    /** The whole places whose short names are the same, by the names that distinguish them. */
    public Map<String, String> places() {
        return places;
    }

    /** Whether any class was loaded by several loaders, so that loaders matter. */
    public boolean loadersMatter() {
        return !loadedSeveralTimes.isEmpty();
    }

    /** The loader of a line's class where it matters, else empty. */
    public String loader(AnswerLine line) {
        String type = line.className();
        String loader = line.first().loader();
        return type != null && loader != null && loadedSeveralTimes.contains(type) ? loader : "";
    }

    private void tellApart(Collection<String> sources) {
        int count = 2;
        while (count < MOST_NAMES && names(sources, count).size() < sources.size()) {
            count++;
        }
        boolean apart = names(sources, count).size() == sources.size();
        for (String source : sources) {
            String name = Origin.ending(source, apart ? count : Integer.MAX_VALUE);
            names.put(source, name);
            places.put(name, HumanReadable.place(source));
        }
    }

    private static Set<String> names(Collection<String> sources, int count) {
        Set<String> names = new HashSet<>();
        sources.forEach(source -> names.add(Origin.ending(source, count)));
        return names;
    }

    private static Set<String> loadedSeveralTimes(List<AnswerLine> lines) {
        Map<String, String> known = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (AnswerLine line : lines) {
            String type = line.className();
            String loader = line.first().loader();
            if (type != null && loader != null && !loader.equals(known.getOrDefault(type, loader))) {
                several.add(type);
            } else if (type != null && loader != null) {
                known.put(type, loader);
            }
        }
        return several;
    }
}
