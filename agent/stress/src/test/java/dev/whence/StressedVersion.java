package dev.whence;

/** The class whose versions are watched. */
final class StressedVersion {
    private StressedVersion() {}
}
