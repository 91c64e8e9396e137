/**
 * Baselines, the text files that are committed with the code and that a run is held to: how any of them is read and written,
 * and which names stay the same from run to run. Never loaded in the target JVM.
 */
@NullMarked
package dev.whence.baseline;

import org.jspecify.annotations.NullMarked;
