/**
 * What the JVM logged and the agent traced, matched class by class: whose each class is, and where it is from.
 */
@NullMarked
package dev.whence.footprint.trace;

import org.jspecify.annotations.NullMarked;
