package dev.whence;

import java.lang.instrument.Instrumentation;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A watched name: the definitions of it that were announced, from the agent's start, and what is known of its versions
 * once somebody asks.
 *
 * <p>An announcement comes from inside the JVM's class loading, on the defining thread, before the class exists. So it
 * takes no lock, loads no class and runs nobody else's code.
 */
final class Watch {
    final String name;
    final String internalName;

    /**
     * What is known: an {@link Answer} that holds until the next announcement, or else a token that stands for one
     * moment of not knowing. Every announcement puts a new token here, so whoever looked in the meantime cannot
     * publish: his compare-and-set finds another token than the one he began with.
     */
    final AtomicReference<Object> state = new AtomicReference<>(new Object());

    private final ConcurrentLinkedQueue<Announcement> announced = new ConcurrentLinkedQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private volatile @Nullable Versions versions;

    Watch(String name) {
        // An application names it by a literal: then a comparison ends at the first look.
        this.name = name.intern();
        this.internalName = name.replace('.', '/');
    }

    /** A class of this name is about to be defined by a loader. */
    void announce(@Nullable ClassLoader loader) {
        Announcement announcement = new Announcement(loader, sequence.incrementAndGet());
        announced.add(announcement);
        state.set(new Object());
        Iterator<Announcement> others = announced.iterator();
        while (others.hasNext()) {
            if (others.next().isSupersededBy(announcement)) {
                others.remove();
            }
        }
    }

    /** Definitions that were announced and have not been seen to end. */
    ConcurrentLinkedQueue<Announcement> announced() {
        return announced;
    }

    /** The versions, if somebody asked for them. */
    @Nullable
    Versions versionsIfAsked() {
        return versions;
    }

    Versions versions(Instrumentation instrumentation) {
        Versions known = versions;
        return known != null ? known : firstVersions(instrumentation);
    }

    private synchronized Versions firstVersions(Instrumentation instrumentation) {
        Versions known = versions;
        if (known == null) {
            known = new Versions(this, instrumentation);
            versions = known;
        }
        return known;
    }
}
