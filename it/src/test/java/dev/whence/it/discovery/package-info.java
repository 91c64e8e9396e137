/** Versions of a class: who finds them, in which order, and what the application is given. */
@NullMarked
package dev.whence.it.discovery;

import org.jspecify.annotations.NullMarked;
