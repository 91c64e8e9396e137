/** What a command says, and where: on a terminal, piped, redrawn in place. */
@NullMarked
package dev.whence.command.terminal;

import org.jspecify.annotations.NullMarked;
