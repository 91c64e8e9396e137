/** Facts: the rows that a chunk of a recording becomes. No engine is known here. */
@NullMarked
package dev.whence.fleet.fact;

import org.jspecify.annotations.NullMarked;
