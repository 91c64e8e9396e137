package dev.whence.agent.lifecycle;

import dev.whence.agent.answer.PresentChoices;
import dev.whence.agent.discovery.DiscoveryMode;
import dev.whence.agent.discovery.WalkCount;
import dev.whence.agent.discovery.Watch;
import dev.whence.agent.discovery.WatchList;
import dev.whence.agent.instrument.ClassFileWatch;
import dev.whence.agent.instrument.LoadedPoints;
import dev.whence.agent.instrument.Originals;
import dev.whence.agent.instrument.Specimen;
import dev.whence.agent.instrument.Transformer;
import dev.whence.agent.instrument.WarmUp;
import dev.whence.agent.instrument.Weaving;
import dev.whence.agent.point.Point;
import dev.whence.agent.protocol.AgentProperty;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.RuntimeEvents;
import dev.whence.agent.runtime.StackStart;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.runtime.Ticks;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent as it runs in this JVM: at most one.
 *
 * <p>Dormant until the flight recorder comes up: one transformer that compares names. Then it wakes: events are registered
 * and the points are woven.
 */
public final class Installation {
    /** The agent announces itself here, with its version. */
    private static final String ANNOUNCEMENT = AgentProperty.VERSION;

    private static volatile @Nullable Installation running;

    private final Launch launch;
    private final AgentConfig purpose;
    private final DiscoveryMode discovery;
    private final Instrumentation instrumentation;
    private final List<Watch> watches;
    private final Transformer transformer;
    private final RecorderWatch recorder;
    private volatile @Nullable Tallies tallies;
    private volatile @Nullable Weaving weaving;
    private volatile @Nullable PresentChoices choices;
    private volatile @Nullable CostWatch costs;
    private volatile boolean stacksStarted;
    private @Nullable ClassFileWatch classFiles;

    private Installation(Launch launch, AgentConfig purpose, Instrumentation instrumentation) {
        this.launch = launch;
        this.purpose = purpose;
        this.discovery = purpose.discovery(launch);
        this.instrumentation = instrumentation;
        this.watches = purpose.watches(launch == Launch.ATTACH);
        this.transformer = new Transformer(watches);
        this.recorder = new RecorderWatch(this, transformer);
    }

    public static synchronized void start(Launch launch, AgentConfig purpose, Instrumentation instrumentation)
            throws IOException {
        if (launch == Launch.ATTACH) {
            Specimen.keep();
            DetachClasses.load();
        }
        Installation installation = new Installation(launch, purpose, instrumentation);
        // First the transformer, then whatever walks: a class defined in between is announced.
        instrumentation.addTransformer(installation.transformer, true);
        if (installation.isJudged()) {
            ClassFileWatch judged = new ClassFileWatch(installation.watches, instrumentation);
            // Not for retransformations: what they bring is not what was defined.
            instrumentation.addTransformer(judged, false);
            installation.classFiles = judged;
        }
        WatchList.serve(installation.watches, instrumentation, installation.discovery);
        running = installation;
        announce();
        installation.recorder.begin(launch, instrumentation);
    }

    /** Whether there is a policy; without one, none of the classes for it is loaded. */
    private boolean isJudged() {
        for (Watch watch : watches) {
            if (watch.judge != null) {
                return true;
            }
        }
        return false;
    }

    /** The properties may be an object of the application's, or not be permitted to be written. */
    private static void announce() {
        try {
            System.setProperty(ANNOUNCEMENT, version());
        } catch (RuntimeException refused) {
            Errors.add(refused);
        }
    }

    /** Leaves the JVM as it was found: original bytecode, no transformer, no listener, no periodic event. */
    public static void remove() {
        remove(new Reply());
    }

    /** As {@link #remove()}, and says which classes have their original bytes back. */
    public static synchronized void remove(Reply reply) {
        Installation installation = running;
        if (installation == null) {
            return;
        }
        String missing = DetachClasses.missing();
        if (missing != null) {
            // Half of it taken out would be worse than all of it left.
            reply.error(
                    "the agent's jar was overwritten while this JVM ran, and " + missing
                            + " cannot be loaded from it: the agent stays until the application is restarted",
                    false);
            return;
        }
        try {
            System.clearProperty(ANNOUNCEMENT);
        } catch (RuntimeException refused) {
            Errors.add(refused);
        }
        WatchList.stop();
        installation.recorder.end();
        CostWatch watched = installation.costs;
        if (watched != null) {
            watched.stop();
        }
        installation.transformer.stop();
        installation.instrumentation.removeTransformer(installation.transformer);
        ClassFileWatch judged = installation.classFiles;
        if (judged != null) {
            installation.instrumentation.removeTransformer(judged);
        }
        try {
            Weaving weaving = installation.weaving;
            if (weaving != null) {
                weaving.restore(reply);
            }
        } finally {
            Errors.clear();
            WalkCount.clear();
            running = null;
        }
    }

    /**
     * Takes points in addition: leaves and comes back at once, so that each class is woven once and for all of them.
     * Recordings go on; counts begin again at 0.
     */
    public static synchronized void add(AgentConfig more) throws BadOptionException, IOException {
        Installation installation = running;
        if (installation != null) {
            AgentConfig both = installation.purpose.plus(more);
            remove();
            start(installation.launch, both, installation.instrumentation);
        }
    }

    /** Why this agent does not do what another configuration asks for; null where it does. */
    public @Nullable String lacks(AgentConfig asked) {
        String lack = purpose.lacks(asked);
        return lack != null && lack.startsWith("its discovery") && asked.discovery(launch) == discovery ? null : lack;
    }

    public static @Nullable Installation running() {
        return running;
    }

    /** The version in the jar's manifest. */
    static String version() {
        String version = Installation.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** The flight recorder is up: loads the weaver and weaves what is loaded; what comes later is woven as it comes. */
    void wake() throws IOException {
        Tallies counted = new Tallies(
                purpose.probes(),
                purpose.options().limits().events(),
                purpose.options().limits().answers());
        tallies = counted;
        List<Point> points = purpose.points();
        choices = new PresentChoices(instrumentation, points);
        Weaving first = new Weaving(instrumentation, purpose.probes(), counted, new Originals());
        weaving = first;
        costs = CostWatch.of(this, counted, first, points, purpose.options().limits());
        WatchList.wake();
        WarmUp.run(instrumentation, purpose.probes());
        transformer.wake(first.classFiles());
        first.weaveLoaded();
        DetachClasses.load();
    }

    /** Tells what was counted since the last time, or drops it. */
    public void summarise(boolean wanted) {
        Weaving current = weaving;
        Tallies counted = tallies;
        if (current != null && counted != null) {
            current.tidy();
            counted.summarise(wanted);
        }
    }

    /** Writes how long the summarised calls took, or drops that. */
    void distribute(boolean wanted) {
        Tallies counted = tallies;
        if (counted != null) {
            counted.distribute(wanted);
        }
    }

    /** Writes the answers that were counted since the last time, or drops them. */
    void answer(boolean wanted) {
        Tallies counted = tallies;
        if (counted != null) {
            counted.answer(wanted);
        }
    }

    /** Something is recorded from now on, or nothing. Returns whether what points cost is watched meanwhile. */
    boolean watchCost(boolean recording) {
        CostWatch watch = costs;
        if (watch != null) {
            watch.recording(recording);
        }
        return watch != null && recording;
    }

    /** Writes what stands chosen now, where points name the field that holds it. */
    void find() {
        PresentChoices known = choices;
        if (known != null) {
            known.write();
        }
    }

    /** Has calls measured that are counted alone, if a recording asks for that. */
    void startClock() {
        if (Switches.recording) {
            Ticks.settle(instrumentation);
        }
    }

    /** Has stacks begin with the application's frame, if a recording asks for stacks. */
    void startStacks() {
        if (Switches.recording && RuntimeEvents.lookForStacks() && !stacksStarted) {
            stacksStarted = true;
            StackStart.settle(instrumentation);
        }
    }

    /** The points that cost too much and gave way, a line each; empty where there are none. */
    public String gaveWay() {
        return CostWatch.text(costs);
    }

    /** Fills the event that describes the agent. */
    public void describe(AgentEvent event) {
        Weaving current = weaving;
        event.version = version();
        Identity known = Identity.of(purpose.options().identity());
        event.service = known.service();
        event.serviceVersion = known.version();
        event.host = known.host();
        event.instance = known.instance();
        event.launch = launch.text;
        event.archive = launch.archive();
        event.options = purpose.options().text();
        event.discovery = purpose.discoveryText(discovery);
        event.points = current == null ? "" : current.results().woven();
        event.unmatched = unmatched(current == null ? "" : current.results().unmatched());
        event.gaveWay = CostWatch.text(costs);
        event.spares = purpose.spares();
        event.classesToWeave = current == null ? 0 : current.waiting();
        event.bridged = Switches.bridged;
        event.errors = Errors.count();
        event.lastError = Errors.last();
        event.exhausted = Errors.exhausted;
    }

    /**
     * Tells an operator all that is known.
     *
     * @param watching whether the operator watches, so that calls which were shown are not shown again
     */
    public void describe(Reply reply, boolean watching) {
        Weaving current = weaving;
        Tallies counted = tallies;
        reply.line(
                LineKind.AGENT,
                version(),
                launch.text,
                purpose.options().text(),
                purpose.discoveryText(discovery),
                launch.archive());
        reply.line(LineKind.STATE, current == null ? "dormant" : Switches.recording ? "recording" : "woven");
        if (current == null || counted == null) {
            LoadedPoints.describe(instrumentation, purpose.probes(), reply);
        } else {
            current.describe(reply);
            counted.describe(reply, watching);
        }
        CostWatch.describe(costs, reply);
        purpose.describe(reply);
        for (String leftOut : purpose.unweavable()) {
            reply.line(LineKind.UNMATCHED, leftOut);
        }
        reply.line(LineKind.WALKS, WalkCount.walks(), WalkCount.nanos(), WalkCount.classes());
        WatchList.describe(reply);
        reply.line(LineKind.ERRORS, Errors.count(), Errors.last());
        reply.line(LineKind.EXHAUSTED, Errors.exhausted);
    }

    /** Tells an operator the answers that were counted since weaving. */
    public void describeAnswers(Reply reply) {
        Tallies counted = tallies;
        if (counted != null) {
            counted.describeAnswers(reply);
        }
    }

    /** Keeps distributions for an operator who exports, from now on, or no longer. */
    public void exporting(boolean any) {
        Switches.exporting = any;
        Tallies counted = tallies;
        if (counted != null) {
            counted.export(null);
        }
    }

    /** Tells an operator who exports whose JVM this is, and how long the calls took since the last question. */
    public void describeDistributions(Reply reply) {
        Identity known = Identity.of(purpose.options().identity());
        reply.line(LineKind.IDENTITY, known.service(), known.version(), known.host(), known.instance());
        Tallies counted = tallies;
        if (counted != null) {
            counted.export(reply);
        }
    }

    private String unmatched(String woven) {
        String leftOut = String.join("\n", purpose.unweavable());
        return woven.isEmpty() || leftOut.isEmpty() ? woven + leftOut : woven + "\n" + leftOut;
    }

    public Launch launch() {
        return launch;
    }
}
