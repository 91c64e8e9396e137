/** What the commands of the jar are called with. */
@NullMarked
package dev.whence.fleet.command;

import org.jspecify.annotations.NullMarked;
