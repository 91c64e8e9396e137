package dev.whence.agent.lifecycle;

import dev.whence.agent.answer.AnswerEvents;
import dev.whence.agent.discovery.DiscoveryEvents;
import dev.whence.agent.discovery.WatchList;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.runtime.RuntimeEvents;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventTypes;
import dev.whence.agent.support.HeapShortage;
import dev.whence.agent.support.Switches;
import jdk.jfr.FlightRecorder;

/** The agent's event types: registered when the flight recorder comes up, and gone when the agent goes. */
final class Events {
    private final Installation installation;
    private final Runnable summarise = new Summarise();
    private final Runnable distribute = new Distribute();
    private final Runnable answer = new Answer();
    private final Runnable describeAgent = new DescribeAgent();
    private final Runnable describeVersions = new DescribeVersions();
    /** Whether summaries are wanted; counted is also where the cost of the points is watched. */
    private volatile boolean summarised;

    Events(Installation installation) {
        this.installation = installation;
    }

    /**
     * Registers all types before anything is written periodically. While a recording runs, the recorder's thread calls at once, and each
     * call asks for several types: where it initialised one that is not registered yet, it would wait for the recorder's lock, and
     * whoever registers, with that lock, for the class.
     */
    void register() {
        RuntimeEvents.register();
        AnswerEvents.register();
        EventTypes.register(AgentEvent.class);
        DiscoveryEvents.register();
        RuntimeEvents.begin(summarise, distribute);
        AnswerEvents.begin(answer);
        FlightRecorder.addPeriodicEvent(AgentEvent.class, describeAgent);
        DiscoveryEvents.begin(describeVersions);
    }

    void unregister() {
        Switches.recording = false;
        Switches.summing = false;
        Switches.distributing = false;
        Switches.answering = false;
        Switches.awake = false;
        DiscoveryEvents.unregister(describeVersions);
        FlightRecorder.removePeriodicEvent(describeAgent);
        FlightRecorder.unregister(AgentEvent.class);
        AnswerEvents.unregister(answer);
        // Last: the others write summaries first.
        RuntimeEvents.unregister(summarise, distribute);
    }

    /** The agent is awake. A recording that runs already has begun its chunk without it: written now. */
    void catchUp() {
        Switches.awake = true;
        refresh();
        installation.startClock();
        installation.startStacks();
        if (new AgentEvent().isEnabled()) {
            describeAgent.run();
        }
        if (DiscoveryEvents.areVersionsWanted()) {
            describeVersions.run();
        }
    }

    /** Looks whether any recording wants an event of a resolution. */
    void refresh() {
        if (HeapShortage.lasts()) {
            return;
        }
        boolean resumes = HeapShortage.hasEnded();
        boolean wanted = RuntimeEvents.areSummariesWanted();
        boolean distributing = RuntimeEvents.areDistributionsWanted();
        if ((wanted && !summarised || distributing && !Switches.distributing) && !resumes) {
            // What came before the recording, or from calls that outlived the last one, is not its own.
            installation.summarise(summarised);
            installation.distribute(Switches.distributing);
        }
        summarised = wanted;
        Switches.distributing = distributing;
        boolean answering = AnswerEvents.areWanted();
        if (answering && !Switches.answering && !resumes) {
            installation.answer(false);
        }
        Switches.answering = answering;
        boolean recording = wanted || distributing || answering || RuntimeEvents.areResolutionsWanted();
        Switches.summing = installation.watchCost(recording) || wanted || distributing;
        Switches.recording = recording;
    }

    /** A recording begins or ends: what was answered before belongs to those that ran until now. */
    void changed() {
        if (Switches.distributing && !HeapShortage.lasts()) {
            installation.summarise(summarised);
            installation.distribute(true);
        }
        if (Switches.answering) {
            installation.answer(true);
        }
        refresh();
        installation.startClock();
        installation.startStacks();
    }

    private void summarise() {
        refresh();
        if (HeapShortage.lasts()) {
            // What was counted stays for a later summary.
            return;
        }
        installation.summarise(summarised);
    }

    private void distribute() {
        summarise();
        if (!HeapShortage.lasts()) {
            installation.distribute(Switches.distributing);
        }
    }

    private void answer() {
        refresh();
        if (HeapShortage.lasts()) {
            return;
        }
        installation.answer(Switches.answering);
    }

    /** What the recorder runs each time that it wants events. Never throws. */
    private abstract static class Hook implements Runnable {
        @Override
        public final void run() {
            boolean before = OwnWork.begin();
            try {
                act();
            } catch (Throwable error) {
                Errors.add(error);
            } finally {
                OwnWork.end(before);
            }
        }

        abstract void act();
    }

    private final class Distribute extends Hook {
        @Override
        void act() {
            distribute();
        }
    }

    private final class Answer extends Hook {
        @Override
        void act() {
            answer();
        }
    }

    private final class Summarise extends Hook {
        @Override
        void act() {
            summarise();
        }
    }

    private final class DescribeAgent extends Hook {
        @Override
        void act() {
            // With the chunk: a second's period alone would lose what came after its last tick.
            distribute();
            answer();
            if (Switches.answering) {
                installation.find();
            }
            AgentEvent event = new AgentEvent();
            installation.describe(event);
            event.commit();
        }
    }

    private final class DescribeVersions extends Hook {
        @Override
        void act() {
            distribute();
            answer();
            WatchList.tell();
        }
    }
}
