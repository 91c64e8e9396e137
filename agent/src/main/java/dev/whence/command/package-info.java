/** The operator's commands: one class each, and {@link dev.whence.command.Start} in front of them. Never loaded in the target JVM. */
@NullMarked
package dev.whence.command;

import org.jspecify.annotations.NullMarked;
