package dev.whence.recording;

/** A chunk says of itself that its JVM did not finish it. */
final class UnfinishedException extends DamagedException {
    private static final long serialVersionUID = 1;

    UnfinishedException() {
        super("its JVM did not finish it");
    }
}
