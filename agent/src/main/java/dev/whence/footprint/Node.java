package dev.whence.footprint;

import java.util.ArrayList;
import java.util.List;

/**
 * A class of the application's with those that it pulled in.
 *
 * <p>Self time is from the announcement of the class to its line in the log, without what was loaded for it in between,
 * and with the JDK's classes that it pulled in; total time adds that of the classes below. Finding and reading the class
 * file is not in it, and neither are static initialisers, nor what has no note (hidden classes).
 */
final class Node {
    final LoadedClass loaded;
    final Cause cause;
    final List<Node> children = new ArrayList<>();

    /** In nanoseconds. */
    long self;

    /** Classes of the JDK's that this class alone pulled in. */
    int jdkClasses;

    private long total = -1;
    private int classes = -1;

    Node(LoadedClass loaded, Cause cause) {
        this.loaded = loaded;
        this.cause = cause;
    }

    /** In nanoseconds. */
    long total() {
        if (total < 0) {
            total = self + children.stream().mapToLong(Node::total).sum();
        }
        return total;
    }

    /** Classes of the application's in this part of the tree. */
    int classes() {
        if (classes < 0) {
            classes = 1 + children.stream().mapToInt(Node::classes).sum();
        }
        return classes;
    }
}
