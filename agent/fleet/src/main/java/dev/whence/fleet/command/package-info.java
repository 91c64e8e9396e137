/** What is typed: one class a command. */
@NullMarked
package dev.whence.fleet.command;

import org.jspecify.annotations.NullMarked;
