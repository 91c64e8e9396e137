package dev.whence;

/**
 * Marks what the agent does of its own on a thread: what it calls of the JDK's meanwhile is no resolution.
 *
 * <p>Only code that comes over the {@link Bridge} has to be told apart from the agent's own; without a bridge, {@link
 * #begin} and {@link #end} cost a volatile read.
 */
final class OwnWork {
    private OwnWork() {}

    /**
     * Begins on this thread, where there is a bridge.
     *
     * @return what {@link #end} has to be given
     */
    static boolean begin() {
        return Activity.bridged && enter();
    }

    /** Ends what {@link #begin} began. */
    static void end(boolean before) {
        if (Activity.bridged) {
            leave(before);
        }
    }

    /**
     * Begins on this thread, whether or not there is a bridge: the work may build it.
     *
     * @return what {@link #leave} has to be given
     */
    static boolean enter() {
        return Context.get().goInside();
    }

    /** Ends what {@link #enter} began. */
    static void leave(boolean before) {
        Context.get().inside = before;
    }
}
