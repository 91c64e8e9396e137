/** The ready-made sets of points, each counted exactly on the libraries and JDKs that it names. */
@NullMarked
@OneCompiler
package dev.whence.it.sets;

import dev.whence.it.harness.jvm.OneCompiler;
import org.jspecify.annotations.NullMarked;
