package dev.whence.agent.trust;

import org.jspecify.annotations.Nullable;

/** Applies the policy of one watched name to its versions. */
public final class Judge {
    private final TrustPolicy policy;
    private final TrustedFiles files;
    private final Definitions definitions = new Definitions();

    /**
     * Makes one that has seen no version.
     *
     * @param internalName the class's, with slashes
     */
    public Judge(TrustPolicy policy, String internalName) {
        this.policy = policy;
        this.files = new TrustedFiles(internalName + ".class");
        // What a definition is noted with is initialised now, and not inside of one.
        new Definitions().note(null, new byte[0], false);
    }

    /** Takes the class files that loaders are given. */
    public Definitions definitions() {
        return definitions;
    }

    /** Whether what was judged still holds: its loader was given nothing else since. */
    public boolean holds(Judgement judged, @Nullable ClassLoader loader) {
        return judged.definition == definitions.of(loader);
    }

    /** Judges a version by its loader and by what it says of its origin. */
    public Judgement judge(@Nullable ClassLoader loader, @Nullable String codeSource) {
        Definition definition = definitions.of(loader);
        return new Judgement(definition, policy.judge(definition, codeSource, files));
    }

    /** A verdict, and on what. */
    public static final class Judgement {
        private final @Nullable Definition definition;
        public final Verdict verdict;

        private Judgement(@Nullable Definition definition, Verdict verdict) {
            this.definition = definition;
            this.verdict = verdict;
        }
    }
}
