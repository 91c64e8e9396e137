package dev.whence.export;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a JVM since the reading before. Texts are empty where nothing is known.
 *
 * @param time when it was taken
 * @param durations how long the resolutions took, for each point, path and mode that had any
 * @param answers which answers came, those that came at least once
 * @param walks walks over the loaded classes
 * @param walkNanos how long these took
 * @param walkedClasses how many classes they looked at
 * @param errors errors inside the agent
 * @param versions the loaded versions of watched classes, now
 */
public record Reading(
        Instant time,
        List<Durations> durations,
        List<Answers> answers,
        long walks,
        long walkNanos,
        long walkedClasses,
        long errors,
        List<Version> versions) {
    /**
     * How long the resolutions of a path took in one mode.
     *
     * @param failures how many of them failed
     * @param totalNanos how long all of them took
     * @param ticksPerSecond the unit of the durations in the buckets
     * @param buckets how many took how long, as a text of {@code dev.whence.agent.protocol.Buckets}
     */
    public record Durations(
            String point,
            String path,
            String mode,
            long failures,
            long totalNanos,
            long ticksPerSecond,
            String buckets) {}

    /**
     * How often an answer came.
     *
     * @param implementation the name of the class that answered; empty where none did
     * @param source the name of the jar or module that it is from, without folders
     * @param sourceVersion the version that the jar says it has
     * @param failure the name of the class of what was thrown; empty where nothing was
     */
    public record Answers(
            String point,
            String path,
            String mode,
            String implementation,
            String source,
            String sourceVersion,
            String failure,
            long count) {}

    /**
     * A loaded version of a watched class.
     *
     * @param type the class's name
     * @param inUse whether it answers
     */
    public record Version(String type, boolean inUse) {}
}
