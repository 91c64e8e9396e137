/** What becomes of a recording. */
@NullMarked
package dev.whence.fleet.extract;

import org.jspecify.annotations.NullMarked;
