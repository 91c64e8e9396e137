package dev.whence.footprint.cause;

import dev.whence.footprint.trace.LoadedClass;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of the application's with those that it pulled in.
 *
 * <p>Self time is from the announcement of the class to its line in the log, without what was loaded for it in between,
 * and with the JDK's classes that it pulled in; total time adds that of the classes below. Finding and reading the class
 * file is not in it, and neither are static initialisers, nor what has no trace (hidden classes).
 */
public final class LoadTreeNode {
    final LoadedClass loaded;
    final Cause cause;
    final List<LoadTreeNode> children = new ArrayList<>();
    long self;
    long selfBytes;
    int jdkClasses;

    private long total = -1;
    private long totalBytes = -1;
    private int classes = -1;

    LoadTreeNode(LoadedClass loaded, Cause cause) {
        this.loaded = loaded;
        this.cause = cause;
    }

    public LoadedClass loaded() {
        return loaded;
    }

    public Cause cause() {
        return cause;
    }

    public List<LoadTreeNode> children() {
        return children;
    }

    /** Self time in nanoseconds. */
    public long self() {
        return self;
    }

    /** Classes of the JDK's that this class alone pulled in. */
    public int jdkClasses() {
        return jdkClasses;
    }

    /** Total time in nanoseconds. */
    public long total() {
        if (total < 0) {
            total = self + children.stream().mapToLong(LoadTreeNode::total).sum();
        }
        return total;
    }

    /** The size of the class files parsed for this class and for the JDK's classes that it pulled in. */
    public long selfBytes() {
        return selfBytes;
    }

    /** The size of the class files parsed in this part of the tree. */
    public long totalBytes() {
        if (totalBytes < 0) {
            totalBytes = selfBytes
                    + children.stream().mapToLong(LoadTreeNode::totalBytes).sum();
        }
        return totalBytes;
    }

    /** Classes of the application's in this part of the tree. */
    public int classes() {
        if (classes < 0) {
            classes = 1 + children.stream().mapToInt(LoadTreeNode::classes).sum();
        }
        return classes;
    }
}
