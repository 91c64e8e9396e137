/**
 * The measured command in a JVM of its own: its start, its signals, its end.
 *
 * <p>{@link MeasuredRun} is the door.
 */
@NullMarked
package dev.whence.footprint.run;

import org.jspecify.annotations.NullMarked;
