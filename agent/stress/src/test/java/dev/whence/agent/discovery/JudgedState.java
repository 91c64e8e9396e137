package dev.whence.agent.discovery;

import dev.whence.agent.trust.Judge;
import dev.whence.agent.trust.TrustPolicy;
import java.util.List;

/** A watched name with a policy, one trusted version of which is loaded and was given. */
class JudgedState extends StressedState {
    private static final byte[] TRUSTED = {1};
    private static final byte[] UNTRUSTED = {2};
    /** SHA-256 of the first. */
    private static final String POLICY = "sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a";

    JudgedState() {
        super(new Watch(StressedJvm.NAME, false, TrustPolicy.of(POLICY), List.of()));
        note(StressedJvm.FIRST, TRUSTED);
        define(StressedJvm.ONE);
        if (ask() != 1) {
            throw new IllegalStateException("the trusted version is not given");
        }
    }

    /** A version that nobody trusts. */
    final void defineUntrusted() {
        note(StressedJvm.SECOND, UNTRUSTED);
        define(StressedJvm.OTHER);
    }

    /** The trusted version gets another class file. */
    final void redefine() {
        note(StressedJvm.FIRST, UNTRUSTED);
        watch.redefined();
    }

    private void note(ClassLoader loader, byte[] classFile) {
        Judge judge = watch.judge;
        if (judge == null) {
            throw new IllegalStateException("there is no policy");
        }
        judge.definitions().note(loader, classFile, false);
    }
}
