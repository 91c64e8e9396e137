package dev.whence;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent as it runs in this JVM: at most one.
 *
 * <p>Dormant until the flight recorder comes up: one transformer that compares names, one listener. Then it wakes:
 * events are registered and the points are woven.
 */
final class Installation {
    /** The agent announces itself here, with its version. */
    private static final String ANNOUNCEMENT = "dev.whence.agent";

    private static volatile @Nullable Installation running;

    private final Launch launch;
    private final Purpose purpose;
    private final Discovery discovery;
    private final Instrumentation instrumentation;
    private final List<Watch> watches;
    private final Transformer transformer;
    private final Recorder recorder;
    private volatile @Nullable Weaving weaving;

    private Installation(Launch launch, Purpose purpose, Instrumentation instrumentation) {
        this.launch = launch;
        this.purpose = purpose;
        this.discovery = purpose.discovery(launch);
        this.instrumentation = instrumentation;
        this.watches = watches(purpose, launch == Launch.ATTACH);
        this.transformer = new Transformer(watches);
        this.recorder = new Recorder(this);
    }

    static synchronized void start(Launch launch, Purpose purpose, Instrumentation instrumentation) throws IOException {
        if (launch == Launch.ATTACH) {
            Rehearsal.keep();
        }
        Installation installation = new Installation(launch, purpose, instrumentation);
        // First the transformer, then whatever walks: a class defined in between is announced.
        instrumentation.addTransformer(installation.transformer, true);
        WatchList.serve(installation.watches, instrumentation, installation.discovery);
        running = installation;
        System.setProperty(ANNOUNCEMENT, version());
        installation.recorder.listen();
    }

    /** Leaves the JVM as it was found: original bytecode, no transformer, no listener, no periodic event. */
    static void remove() {
        remove(new Reply());
    }

    /** As {@link #remove()}, and says which classes have their original bytes back. */
    static synchronized void remove(Reply reply) {
        Installation installation = running;
        if (installation == null) {
            return;
        }
        System.clearProperty(ANNOUNCEMENT);
        WatchList.stop();
        installation.recorder.deafen();
        installation.transformer.stop();
        installation.instrumentation.removeTransformer(installation.transformer);
        try {
            Weaving weaving = installation.weaving;
            if (weaving != null) {
                weaving.restore(reply);
            }
        } finally {
            Errors.clear();
            running = null;
        }
    }

    static @Nullable Installation running() {
        return running;
    }

    /** The version in the jar's manifest. */
    static String version() {
        String version = Installation.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** The flight recorder is up: loads the weaver and weaves what is loaded; what comes later is woven as it comes. */
    void wake() throws IOException {
        Weaving first =
                new Weaving(instrumentation, purpose.probes(), purpose.options().eventsMax());
        weaving = first;
        first.rehearse();
        transformer.wake(first);
        first.weaveLoaded();
    }

    /** Tells what was counted since the last time, or drops it. */
    void summarise(boolean wanted) {
        Weaving current = weaving;
        if (current != null) {
            current.summarise(wanted);
        }
    }

    /** Fills the event that tells of the agent. */
    void describe(AgentEvent event) {
        Weaving current = weaving;
        event.version = version();
        event.launch = launch.text;
        event.options = purpose.options().text();
        event.points = current == null ? "" : current.woven();
        event.unmatched = current == null ? "" : current.unmatched();
        event.spares = purpose.spares();
        event.classesToWeave = current == null ? 0 : current.waiting();
        event.bridged = Activity.bridged;
        event.errors = Errors.count();
        event.lastError = Errors.last();
    }

    /**
     * Tells an operator all that is known.
     *
     * @param watching whether he watches, so that calls which he was told of are not told again
     */
    void describe(Reply reply, boolean watching) {
        Weaving current = weaving;
        reply.line("agent", version(), launch.text, purpose.options().text(), discovery.text);
        reply.line("state", current == null ? "dormant" : Activity.recording ? "recording" : "woven");
        if (current == null) {
            Loaded.describe(instrumentation, purpose.probes(), reply);
        } else {
            current.describe(reply, watching);
        }
        reply.line("walks", WalkCount.walks(), WalkCount.nanos(), WalkCount.classes());
        WatchList.describe(reply);
        reply.line("errors", Errors.count(), Errors.last());
    }

    Launch launch() {
        return launch;
    }

    private static List<Watch> watches(Purpose purpose, boolean late) {
        List<Watch> watches = new ArrayList<>();
        for (String name : purpose.watched) {
            watches.add(new Watch(name, late));
        }
        return watches;
    }
}
