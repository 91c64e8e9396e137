package dev.whence.agent.trust;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Applies the policy of one watched name to its versions. */
public final class Judge {
    private final TrustPolicy policy;
    private final TrustedFiles files;
    private final Definitions definitions = new Definitions();

    /** By thread, since a retransformation shows a class file on the thread that asks for it. */
    private final Map<Thread, Inquiry> inquiries = new ConcurrentHashMap<>();

    /**
     * Makes one that has seen no version.
     *
     * @param internalName the class's, with slashes
     */
    public Judge(TrustPolicy policy, String internalName) {
        this.policy = policy;
        this.files = new TrustedFiles(internalName + ".class");
        // What a definition is noted with is initialised now, and not inside of one.
        Definitions first = new Definitions();
        first.note(null, new byte[0], false);
        first.noteKept(null, "");
        inquiries.get(Thread.currentThread());
    }

    /** Takes the class files that loaders are given. */
    public Definitions definitions() {
        return definitions;
    }

    /** Whether what was judged still holds: its loader was given nothing else since. */
    public boolean holds(Judgement judged, @Nullable ClassLoader loader) {
        return judged.isFinal && judged.definition == definitions.of(loader);
    }

    /**
     * Judges a version by what its loader was given, by what it says of its origin, and where both are trusted by the class file
     * that the JVM has: a definition that fails is not announced as failed, and the next one may go unseen.
     *
     * @param codeSource where the version says that it comes from; null where it does not
     */
    public Judgement judge(Class<?> version, @Nullable String codeSource, Instrumentation instrumentation) {
        Definition definition = definitions.of(version.getClassLoader());
        Verdict verdict = judge(definition, codeSource);
        if (definition == null || !verdict.isTrusted()) {
            return new Judgement(definition, verdict, true);
        }
        Inquiry inquiry = new Inquiry(version);
        boolean isAsked = inquiries.putIfAbsent(Thread.currentThread(), inquiry) == null;
        if (isAsked) {
            try {
                inquiry.ask(instrumentation);
            } finally {
                inquiries.remove(Thread.currentThread());
            }
        }
        String whyNot = inquiry.whyNot(definition);
        return new Judgement(definition, whyNot == null ? verdict : verdict.unsure(whyNot), inquiry.isAnswered());
    }

    Verdict judge(@Nullable Definition definition, @Nullable String codeSource) {
        return policy.judge(definition, codeSource, files);
    }

    /**
     * Takes a class file of the name as the JVM shows it after all agents that cannot retransform.
     *
     * @param redefined the class that gets it; null where it is defined
     * @return the same, for the JVM to keep as it is: otherwise a retransformation would show what it makes up from the class
     */
    public byte[] shown(@Nullable ClassLoader loader, @Nullable Class<?> redefined, byte[] classFile) {
        Inquiry inquiry = redefined == null ? null : inquiries.get(Thread.currentThread());
        if (inquiry != null && inquiry.isOf(redefined)) {
            inquiry.answer(Sha256.of(classFile));
        } else {
            definitions.noteKept(loader, Sha256.of(classFile));
        }
        return classFile.clone();
    }

    /** A verdict, and on what. */
    public static final class Judgement {
        private final @Nullable Definition definition;
        public final Verdict verdict;

        /** Whether it stays so; not where the JVM could not be asked from here. */
        public final boolean isFinal;

        private Judgement(@Nullable Definition definition, Verdict verdict, boolean isFinal) {
            this.definition = definition;
            this.verdict = verdict;
            this.isFinal = isFinal;
        }
    }
}
