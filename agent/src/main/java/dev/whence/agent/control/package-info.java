/**
 * Carries out, inside the target JVM, what an operator's command asks for.
 */
@NullMarked
package dev.whence.agent.control;

import org.jspecify.annotations.NullMarked;
