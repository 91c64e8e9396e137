/**
 * What a command may load: the committed file, and how a footprint compares with it.
 */
@NullMarked
package dev.whence.footprint.baseline;

import org.jspecify.annotations.NullMarked;
