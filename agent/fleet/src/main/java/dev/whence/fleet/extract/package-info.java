/** A chunk of a recording becomes facts. No engine is known here. */
@NullMarked
package dev.whence.fleet.extract;

import org.jspecify.annotations.NullMarked;
