package dev.whence.footprint.cause;

import dev.whence.footprint.cause.Cause.Why;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The application's classes, each below the one that caused the JVM to load it. */
final class LoadTree {
    private final Map<LoadedClass, Cause> causes;
    private final Map<LoadedClass, LoadTreeNode> nodes = new IdentityHashMap<>();
    private final List<LoadTreeNode> roots = new ArrayList<>();

    private LoadTree(Map<LoadedClass, Cause> causes) {
        this.causes = causes;
    }

    /** The roots in the order of their loading, and so the classes below each. */
    static List<LoadTreeNode> of(List<LoadedClass> classes, Map<LoadedClass, Cause> causes) {
        LoadTree tree = new LoadTree(causes);
        for (LoadedClass loaded : classes) {
            if (loaded.origin() == ClassOrigin.APPLICATION) {
                tree.nodes.put(loaded, new LoadTreeNode(loaded, tree.cause(loaded)));
            }
        }
        // All nodes are there before the first is hung up: a supertype is loaded before its subclass.
        for (LoadedClass loaded : classes) {
            tree.hang(loaded);
        }
        tree.time(classes);
        return tree.roots;
    }

    private void hang(LoadedClass loaded) {
        LoadTreeNode node = nodes.get(loaded);
        LoadTreeNode above = above(loaded);
        if (node != null) {
            node.selfBytes += loaded.bytes();
            (above == null ? roots : above.children).add(node);
        } else if (above != null && loaded.origin() == ClassOrigin.JDK) {
            above.jdkClasses++;
            above.selfBytes += loaded.bytes();
        }
    }

    /** Each class's own time: what was announced and loaded on its thread in the meantime is not its. */
    private void time(List<LoadedClass> classes) {
        List<LoadedClass> announced = new ArrayList<>();
        for (LoadedClass loaded : classes) {
            if (loaded.trace() != null) {
                announced.add(loaded);
            }
        }
        announced.sort(Comparator.comparingLong(loaded -> begin(loaded)));
        Map<Integer, Deque<Open>> open = new HashMap<>();
        for (LoadedClass loaded : announced) {
            Deque<Open> ofThread = open.computeIfAbsent(thread(loaded), any -> new ArrayDeque<>());
            close(ofThread, begin(loaded));
            ofThread.push(new Open(loaded));
        }
        open.values().forEach(ofThread -> close(ofThread, Long.MAX_VALUE));
    }

    private void close(Deque<Open> open, long until) {
        while (!open.isEmpty() && open.peek().loaded.nanos() <= until) {
            Open closed = open.pop();
            if (!open.isEmpty()) {
                open.peek().nested += closed.loaded.nanos() - begin(closed.loaded);
            }
            LoadTreeNode own = nodes.get(closed.loaded);
            LoadTreeNode account =
                    own != null ? own : closed.loaded.origin() == ClassOrigin.JDK ? above(closed.loaded) : null;
            if (account != null) {
                account.self += Math.max(0, closed.time());
            }
        }
    }

    private @Nullable LoadTreeNode above(LoadedClass loaded) {
        LoadedClass by = cause(loaded).by();
        return by == null ? null : nodes.get(by);
    }

    private Cause cause(LoadedClass loaded) {
        return causes.getOrDefault(loaded, Cause.of(Why.UNKNOWN));
    }

    private static long begin(LoadedClass loaded) {
        return loaded.trace() == null ? loaded.nanos() : loaded.trace().begin();
    }

    private static int thread(LoadedClass loaded) {
        return loaded.trace() == null ? 0 : loaded.trace().thread();
    }

    /** A class whose definition was begun. */
    private static final class Open {
        final LoadedClass loaded;
        long nested;

        Open(LoadedClass loaded) {
            this.loaded = loaded;
        }

        long time() {
            return loaded.trace() == null ? 0 : loaded.nanos() - loaded.trace().end() - nested;
        }
    }
}
