package dev.whence.bench.guest;

import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A trivial resolver: the cost of a call of it is that of whoever watches.
 *
 * <p>Its methods are not inlined, as those of a real resolver would not be; what is woven into them is inlined as the
 * compiler likes.
 */
public final class Resolver {
    private final Object answer = "an implementation";
    private long lastId;

    public Resolver() {}

    /** Resolves, and knows of nobody that watches. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Object resolve(String key) {
        return answer;
    }

    /** Resolves, and records that by hand, in the form that the JFR documentation recommends. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Object resolveByHand(String key) {
        HandWritten event = new HandWritten();
        event.begin();
        Object found = answer;
        event.end();
        if (event.shouldCommit()) {
            event.id = ++lastId;
            event.point = "bench";
            event.key = key;
            event.mode = "";
            event.path = "";
            event.implementation = found.getClass();
            event.commit();
        }
        return found;
    }
}
