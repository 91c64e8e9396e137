/** What an agent says of itself, shown: the status, a detach, and what happened between two questions of {@code watch}. */
@NullMarked
package dev.whence.command.view;

import org.jspecify.annotations.NullMarked;
