/** What the operator types: one class a command. Never loaded in the target JVM. */
@NullMarked
package dev.whence.command;

import org.jspecify.annotations.NullMarked;
