/** The fleet's jar, on recordings of the shipped agent. */
@NullMarked
package dev.whence.it.fleet;

import org.jspecify.annotations.NullMarked;
