package dev.whence.agent.discovery;

import dev.whence.agent.trust.Judge;
import dev.whence.agent.trust.TrustPolicy;
import java.util.List;

/** A watched name with a policy, of which a trusted version is loaded. */
class JudgedState extends StressedState {
    static final byte[] TRUSTED = {1};
    static final byte[] UNTRUSTED = {2};
    /** SHA-256 of the first. */
    private static final String POLICY = "sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a";

    private final Judge judge;

    /** With one that was judged, and was given. */
    JudgedState() {
        this(TRUSTED);
        if (ask() != 1) {
            throw new IllegalStateException("the trusted version is not given");
        }
    }

    /** With one that has this class file, and was not judged yet. */
    JudgedState(byte[] classFile) {
        this(watched());
        define(StressedJvm.ONE, classFile);
    }

    /** With none. */
    JudgedState(Watch watch) {
        super(watch);
        Judge given = watch.judge;
        if (given == null) {
            throw new IllegalStateException("there is no policy");
        }
        judge = given;
        jvm.judge = given;
    }

    static Watch watched() {
        return new Watch(StressedJvm.NAME, false, TrustPolicy.of(POLICY), List.of());
    }

    /** A version with this class file, as the JVM does it. */
    final void define(Class<?> version, byte[] classFile) {
        fail(version, classFile);
        jvm.load(version);
    }

    /** A definition that comes to nothing. */
    final void fail(Class<?> version, byte[] classFile) {
        ClassLoader loader = version.getClassLoader();
        judge.definitions().note(loader, classFile, false);
        watch.announce(loader);
        judge.shown(loader, null, classFile);
        jvm.give(version, classFile);
    }

    /** A version that is not shown to the agent, since it is defined inside of the agent's own transformer. */
    final void smuggle(Class<?> version, byte[] classFile) {
        watch.doubt();
        jvm.give(version, classFile);
        jvm.load(version);
    }

    /** A version that nobody trusts. */
    final void defineUntrusted() {
        define(StressedJvm.OTHER, UNTRUSTED);
    }

    /** The first version gets another class file. */
    final void redefine(byte[] classFile) {
        judge.definitions().note(StressedJvm.FIRST, classFile, false);
        watch.redefined();
        judge.shown(StressedJvm.FIRST, StressedJvm.ONE, classFile);
        jvm.give(StressedJvm.ONE, classFile);
    }
}
