/** A server that is recorded, patched and asked for an hour: nothing of it grows, and nothing is miscounted. */
@NullMarked
package dev.whence.it.soak;

import org.jspecify.annotations.NullMarked;
