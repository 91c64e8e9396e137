package guest.spring;

import java.util.concurrent.atomic.AtomicInteger;

/** What the context's beans are: each that is made counts itself. */
sealed class Part {

    static final AtomicInteger MADE = new AtomicInteger();

    Part() {
        MADE.incrementAndGet();
    }

    static final class Wheel extends Part {}

    static final class Door extends Part {}

    /** A part that needs another. */
    static final class Engine extends Part {
        final Pump pump;

        Engine(Pump pump) {
            this.pump = pump;
        }
    }

    static final class Pump extends Part {}

    /** A part that a factory of ours makes, and Spring has none of. */
    static final class Seat extends Part {}

    /** A part that cannot be made. */
    static final class Broken extends Part {
        Broken() {
            MADE.decrementAndGet();
            throw new IllegalStateException("no material for a broken part");
        }
    }
}
