/** Applications on other people's frameworks and class loaders: the agent sees them and leaves them as they are. */
@NullMarked
package dev.whence.it.guests;

import org.jspecify.annotations.NullMarked;
