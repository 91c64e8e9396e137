/**
 * The transformer, retransformation, and the restoring of original classes.
 */
@NullMarked
package dev.whence.agent.instrument;

import org.jspecify.annotations.NullMarked;
