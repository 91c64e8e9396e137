package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * A class that answered resolutions, or that the agent saw as one that could.
 *
 * @param className binary name
 * @param loader its loader: a name, or a type with something that distinguishes it
 * @param codeSource where it was loaded from; null where unknown
 * @param watched whether the agent watches for versions of its name; where not, {@code honoured} and {@code why} say nothing
 * @param inUse whether the agent saw a resolution answered with it, recorded here or before, or found it as a present choice
 * @param honoured whether the application may use it, as the agent last reported; null where unknown
 * @param why why the application may not use it; null where it may, or the agent gave no reason
 * @param firstSeenNanos when the agent first saw it, since the epoch; 0 where unknown
 * @param trust what the point's policy says of it; null where there is no policy
 * @param used how many of the resolutions written one by one it answered
 * @param answered how many answers it gave, as counted by the agent
 * @param firstAnswerNanos when the first of these began, since the epoch; 0 where unknown
 */
public record VersionReport(
        String className,
        String loader,
        @Nullable String codeSource,
        boolean watched,
        boolean inUse,
        @Nullable Boolean honoured,
        @Nullable String why,
        long firstSeenNanos,
        @Nullable TrustReport trust,
        long used,
        long answered,
        long firstAnswerNanos) {}
