/** What an operator does with a running JVM: each command, its output, its exit codes, and what it leaves behind. */
@NullMarked
package dev.whence.it.operator;

import org.jspecify.annotations.NullMarked;
