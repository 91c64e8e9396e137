/**
 * What differs between two footprints, or two baselines: more is a difference that counts, less is only said.
 */
@NullMarked
package dev.whence.footprint.diff;

import org.jspecify.annotations.NullMarked;
