package dev.whence.agent.discovery;

/** The class whose versions are watched. */
final class StressedVersion {
    private StressedVersion() {}
}
