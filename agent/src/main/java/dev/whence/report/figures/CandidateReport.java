package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * One of those that a key was chosen from, as far as single events name them.
 *
 * @param point the name of the point
 * @param key what was to be resolved; empty where the point names no key
 * @param position its place among the candidates, from 1: the first one that it had
 * @param name what it stands under, or its text; empty where it has only its place
 * @param className the class of the candidate; null where it is a text
 * @param loader the loader of that class; null where there is none
 * @param source the code source of that class; empty where unknown
 * @param offered how often it was among the candidates
 * @param won how often it was the answer
 * @param reason why it was not the answer, most often; empty where it always was
 */
public record CandidateReport(
        String point,
        String key,
        long position,
        String name,
        @Nullable String className,
        @Nullable String loader,
        String source,
        long offered,
        long won,
        String reason) {

    /** What a person calls it: its class, or its text. */
    public String called() {
        return className == null ? name : className;
    }
}
