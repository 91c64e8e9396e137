/**
 * Bytes in, bytes out: puts calls of the runtime into a method's code. Knows no loaded class.
 */
@NullMarked
package dev.whence.agent.weave;

import org.jspecify.annotations.NullMarked;
