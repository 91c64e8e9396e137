/**
 * Reads flight recordings chunk by chunk: only complete chunks, only the events asked for, in constant memory.
 *
 * <p>The JDK's own consumers were measured first, on a recording of 4.2 million Whence events (227 MB, JDK 17.0.15, two
 * cores). {@code RecordingFile} read 1.5 and {@code EventStream} 1.8 million events a second, and both took 700 MB with
 * the heap that a bare {@code java -jar} gets. Neither stops before an unfinished chunk: the first loses
 * the event before it, the second swallows the error, and both wait for ever for a header that its JVM did not live to
 * finish. What is read here is the format that both read, version 2, which describes itself.
 *
 * <p>{@link dev.whence.recording.RecordingReader} is the door. The package is large on purpose: the parts of the format
 * stay private to it.
 */
@NullMarked
package dev.whence.recording;

import org.jspecify.annotations.NullMarked;
