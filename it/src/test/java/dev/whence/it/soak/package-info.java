/** A server under load for as long as one likes: what it holds does not grow. */
@NullMarked
package dev.whence.it.soak;

import org.jspecify.annotations.NullMarked;
