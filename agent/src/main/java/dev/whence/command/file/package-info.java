/** The files that a command writes, whole or not at all, and over nothing that is there. */
@NullMarked
package dev.whence.command.file;

import org.jspecify.annotations.NullMarked;
