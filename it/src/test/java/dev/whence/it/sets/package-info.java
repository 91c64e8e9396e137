/** The ready-made sets of points, each counted exactly on the libraries and JDKs that it names. */
@NullMarked
package dev.whence.it.sets;

import org.jspecify.annotations.NullMarked;
