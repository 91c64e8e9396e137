package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jars.Shipped;

/** The places of the shipped jars that the tests spoil: named here alone, so that a renamed class is one line to follow. */
public final class Spoilt {

    private Spoilt() {}

    /** The agent's walk over the loaded classes on behalf of the application. */
    public static Sabotage walk(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.discovery.Versions", "walk", deed);
    }

    /** The moment when a look has been made and is not told to anybody yet. */
    public static Sabotage lookMade(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.discovery.Versions", "merge", deed);
    }

    /** The recording of walks. */
    public static Sabotage walkEvent(String deed) {
        return Sabotage.of(Shipped.agent())
                .method("dev.whence.agent.discovery.ClassWalkEvent", "<init>", deed)
                .method("dev.whence.agent.runtime.ActiveResolution", "given", deed)
                .method("dev.whence.agent.discovery.PatchRecord", "write", deed);
    }

    /** What the agent hears of a watched class that is being defined. */
    public static Sabotage announcement(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.discovery.Watch", "open", deed);
    }

    /** The agent's entry. */
    public static Sabotage premain(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.Agent", "premain", deed);
    }

    /** The agent's entry where it is attached. */
    public static Sabotage agentmain(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.Agent", "agentmain", deed);
    }

    /** The writing of a step's event. */
    public static Sabotage stepEvent(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.runtime.ActiveStep", "commit", deed);
    }

    /** What the agent does where a woven resolution begins. */
    public static Sabotage enter(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.runtime.ActiveResolution", "enter", deed);
    }

    /** What the agent does where a woven resolution ends. */
    public static Sabotage exit(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.runtime.ActiveResolution", "exit", deed);
    }

    /** All that woven code calls, before it does anything of its own. */
    public static Sabotage advice(String deed) {
        Sabotage sabotage = Sabotage.of(Shipped.agent());
        for (String method : Sabotage.publicMethods(Shipped.agent(), "dev.whence.agent.runtime.Whence")) {
            sabotage.method("dev.whence.agent.runtime.Whence", method, deed);
        }
        return sabotage;
    }

    /** The building of the bridge in {@code java.lang}. */
    public static Sabotage bridgeBuilding(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.runtime.BootRelay", "build", deed);
    }

    /** All that comes over the bridge, before the agent does anything about it. */
    public static Sabotage bridge(String deed) {
        Sabotage sabotage = Sabotage.of(Shipped.agent());
        for (String method : Sabotage.publicMethods(Shipped.agent(), "dev.whence.agent.runtime.Whence")) {
            sabotage.method("dev.whence.agent.runtime.RelayedCalls", method, deed);
        }
        return sabotage;
    }

    /** The agent's first weaving, when a recording wakes it. */
    public static Sabotage waking(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.instrument.WarmUp", "run", deed);
    }

    /** The agent's giving back of the original bytes, when it is removed. */
    public static Sabotage restoring(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.instrument.Weaving", "restore", deed);
    }

    /** The agent's look at what it gave back. */
    public static Sabotage comparing(String deed) {
        return Sabotage.of(Shipped.agent()).method("dev.whence.agent.instrument.RestoreVerifier", "transform", deed);
    }

    /** The application's own resolution. */
    public static Sabotage application(String deed) {
        return Sabotage.of(Shipped.app()).method("trend.portfolio.app.PipelineProxy", "resolve", deed);
    }
}
