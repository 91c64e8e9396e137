/**
 * What made the JVM load each class, and the tree of who pulled in what.
 *
 * <p>{@link Footprint} is the door.
 */
@NullMarked
package dev.whence.footprint.cause;

import org.jspecify.annotations.NullMarked;
