/** An agent that looks at the bytes of classes. */
@NullMarked
package dev.whence.it.probe;

import org.jspecify.annotations.NullMarked;
