/**
 * Baselines, the text files that are committed with the code and that a run is held to: how any of them is read and written.
 * Never loaded in the target JVM.
 */
@NullMarked
package dev.whence.baseline;

import org.jspecify.annotations.NullMarked;
