package dev.whence.report.findings;

import dev.whence.report.figures.TrustReport;
import dev.whence.report.figures.VersionReport;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One class that answered, or that could have.
 *
 * @param version what is known of it
 * @param count how often it answered, of the times that are recorded
 * @param sinceNanos when the agent first saw it, or its first answer began, whichever is earlier, since the epoch; 0 where unknown
 * @param standing whether it answered, and on whose authority
 */
public record AuditedClass(VersionReport version, long count, long sinceNanos, Standing standing) {
    private static final String NOT_TRUSTED = "not trusted: ";

    /** Whether a class answered, and on whose authority; in the order in which an auditor wants them. */
    public enum Standing {
        /** It answered, and the policy that stands does not trust it. */
        UNTRUSTED("untrusted", "Answered, and no line of the policy trusts it"),
        /** It answered, and no policy says who may. */
        NO_POLICY("no policy", "Answered without a policy"),
        /** It answered, and a policy lets it. */
        TRUSTED("trusted", "Answered on the authority of a policy"),
        /** It was loaded and did not answer. */
        SILENT("did not answer", "Loaded, and did not answer");

        private final String word;
        private final String heading;

        Standing(String word, String heading) {
            this.word = word;
            this.heading = heading;
        }

        /** As JSON has it. */
        public String word() {
            return word;
        }

        /** What stands above those of this standing. */
        public String heading() {
            return heading;
        }
    }

    static AuditedClass of(VersionReport version) {
        long since = LongStream.of(version.firstSeenNanos(), version.firstAnswerNanos())
                .filter(time -> time > 0)
                .min()
                .orElse(0);
        long count = Math.max(version.used(), version.answered());
        return new AuditedClass(version, count, since, standing(version, count));
    }

    private static Standing standing(VersionReport version, long count) {
        if (count == 0 && !version.inUse()) {
            return Standing.SILENT;
        }
        TrustReport trust = version.trust();
        return trust == null ? Standing.NO_POLICY : trust.trustedBy() == null ? Standing.UNTRUSTED : Standing.TRUSTED;
    }

    /** Whether its loader was given several class files of its name. */
    boolean hasSeveralFiles() {
        return version.trust() != null && version.trust().sha256().contains(" or ");
    }

    /** How often it answered, in words. */
    public String answered() {
        if (count > 0) {
            return count == 1 ? "1 time" : count + " times";
        }
        return version.inUse() ? "before the recording, or a choice that was found" : "never, as far as is recorded";
    }

    /** On whose authority, in words: the line of the policy, or why there is none. */
    public String authority() {
        TrustReport trust = version.trust();
        if (trust == null) {
            return version.watched()
                    ? "none: no policy stands, so any code that can define a class may answer"
                    : "none: its point watches no versions, so no policy can stand";
        }
        String why = version.why();
        if (trust.trustedBy() != null) {
            return trust.trustedBy();
        }
        return "none"
                + (why == null ? "" : ": " + (why.startsWith(NOT_TRUSTED) ? why.substring(NOT_TRUSTED.length()) : why));
    }

    /** From which bytes, in words. */
    public String bytes() {
        TrustReport trust = version.trust();
        if (trust == null) {
            return "not recorded without a policy";
        }
        return trust.sha256().isEmpty() ? "not seen" : "sha256 " + trust.sha256();
    }

    /** Where it says that it is from, and what that is worth. */
    public String from() {
        String source = version.codeSource();
        if (source == null) {
            return "no code source";
        }
        return source + ", "
                + (version.trust() == null
                        ? "a claim of its loader"
                        : version.trust().ofCodeSource());
    }

    /** Which thread defined it in which code; null where that is not known. */
    public @Nullable String definedBy() {
        TrustReport trust = version.trust();
        return trust == null || trust.definedBy().isEmpty() ? null : trust.definedBy();
    }
}
