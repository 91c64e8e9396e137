/** How a command fails: one line, and an exit code. */
@NullMarked
package dev.whence.command.failure;

import org.jspecify.annotations.NullMarked;
