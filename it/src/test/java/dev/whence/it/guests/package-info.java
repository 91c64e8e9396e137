/** Applications on other people's frameworks and class loaders: the agent sees them and leaves them as they are. */
@NullMarked
@OneCompiler
package dev.whence.it.guests;

import dev.whence.it.harness.jvm.OneCompiler;
import org.jspecify.annotations.NullMarked;
