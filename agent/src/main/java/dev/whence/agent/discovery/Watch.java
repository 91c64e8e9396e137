package dev.whence.agent.discovery;

import dev.whence.agent.runtime.JdkMembers;
import dev.whence.agent.trust.Judge;
import dev.whence.agent.trust.TrustPolicy;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
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
public final class Watch {
    /** Announcements that a definition compares itself with; the others wait until there are twice as many. */
    private static final int COMPARED = 16;

    final String name;
    public final String internalName;

    /** Whether the agent came into a JVM that ran already, so that definitions may have begun before it listened. */
    final boolean late;

    /**
     * What is known: an {@link PublishedVersions} that holds until the next announcement, or else a token for one
     * moment of not knowing. Every announcement puts a new token here, so whoever looked in the meantime cannot
     * publish: his compare-and-set finds another token than the one he began with.
     */
    private final AtomicReference<Object> state = new AtomicReference<>(new Object());

    private final ConcurrentLinkedQueue<Announcement> announced = new ConcurrentLinkedQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private volatile long nextSweep = COMPARED;
    private volatile @Nullable Versions versions;

    /** Says which versions may answer; null where any may. */
    public final @Nullable Judge judge;

    /** The classes that import a version themselves, which needs nobody's trust. */
    private final List<String> resolvers;

    private volatile @Nullable WeakReference<@Nullable ClassLoader> own;

    public Watch(String name, boolean late) {
        this(name, late, null, List.of());
    }

    /**
     * Watches a name whose versions are judged.
     *
     * @param policy which of them may answer; null for any
     * @param resolvers binary names of the classes whose points watch it
     */
    public Watch(String name, boolean late, @Nullable TrustPolicy policy, List<String> resolvers) {
        // An application names it by a literal: then a comparison ends at the first look.
        this.name = name.intern();
        this.internalName = name.replace('.', '/');
        this.late = late;
        this.judge = policy == null ? null : new Judge(policy, internalName);
        this.resolvers = resolvers;
    }

    /** A class of this name is about to be defined by a loader. */
    public void announce(@Nullable ClassLoader loader) {
        open(Announcement.of(loader, sequence.incrementAndGet()));
    }

    /** A class of this name is about to get another class file: what is known of it does not hold any more. */
    public void redefined() {
        state.set(new Object());
    }

    /** Notes, once, which loader's version the resolver itself imports: the one whose code asks now. */
    void askedBy(Class<?> caller) {
        if (own == null && resolvers.contains(caller.getName())) {
            own = new WeakReference<>(caller.getClassLoader());
        }
    }

    /** Whether a class has the name. */
    public boolean isNamed(Class<?> type) {
        return type.getName().equals(name);
    }

    boolean knowsOwn() {
        return own != null;
    }

    /** Whether a version is the one that the resolver imports itself. */
    boolean isOwn(Class<?> version) {
        WeakReference<@Nullable ClassLoader> known = own;
        return known != null && known.refersTo(version.getClassLoader());
    }

    /** This thread may define a class of this name, in whichever loader, without its being announced. */
    public void doubt() {
        open(Announcement.unheard(Thread.currentThread(), sequence.incrementAndGet()));
    }

    private void open(Announcement announcement) {
        announced.add(announcement);
        state.set(new Object());
        sweep(announcement);
    }

    /**
     * Drops what a new announcement makes superfluous. A definition costs the same however many are open: it compares
     * itself with a few, and with all when there have come as many again as were left the last time.
     */
    private void sweep(Announcement latest) {
        boolean all = latest.sequence >= nextSweep;
        Iterator<Announcement> others = announced.iterator();
        int left = 0;
        while (others.hasNext() && (all || left < COMPARED)) {
            if (others.next().isSupersededBy(latest)) {
                others.remove();
            } else {
                left++;
            }
        }
        if (all) {
            nextSweep = latest.sequence + Math.max(COMPARED, left);
        }
    }

    /** What is known, if it still holds. */
    @Nullable
    PublishedVersions answer() {
        return state.get() instanceof PublishedVersions answer ? answer : null;
    }

    /** Begins a look: what {@link #publish} has to be given. */
    Object token() {
        return state.get();
    }

    /** Publishes what a look found, unless something was announced since it took its token. */
    void publish(Object token, PublishedVersions answer) {
        state.compareAndSet(token, answer);
    }

    /** Definitions that were announced and have not been seen to end. */
    public ConcurrentLinkedQueue<Announcement> announced() {
        return announced;
    }

    /** Adds the definitions that other threads may have begun when the agent did not listen yet. */
    void addUnheard(Instrumentation instrumentation) {
        for (Thread each : JdkMembers.threads(instrumentation)) {
            if (each != Thread.currentThread() && DefiningStack.maybe(JdkMembers.stack(each, instrumentation), false)) {
                announced.add(Announcement.unheard(each, 0));
            }
        }
    }

    /** Forgets definitions that have ended, and whose classes are among the known. */
    void forget(List<Announcement> over) {
        for (Announcement each : over) {
            each.end();
        }
        Iterator<Announcement> open = announced.iterator();
        while (!over.isEmpty() && open.hasNext()) {
            if (open.next().hasEnded()) {
                open.remove();
            }
        }
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
