package dev.whence.agent.runtime;

/** Is notified of the classes that recorded resolutions are answered with, of points that watch versions. */
public interface UseListener {
    /** A resolution is answered with this class. Called before the resolution's event is written. */
    void used(Class<?> implementation);
}
