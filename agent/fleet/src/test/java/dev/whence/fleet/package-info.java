/** The embedded way as a whole, on recordings that the JDK's recorder wrote. */
@NullMarked
package dev.whence.fleet;

import org.jspecify.annotations.NullMarked;
