/**
 * The pages of the project are executed: each block of commands, output or text in them bears a comment that says how.
 *
 * <p>{@link dev.whence.it.docs.DocumentsIT} runs them in order, each page in a folder of its own, and compares what is printed.
 * {@code mvn -Pdocs verify} writes it into the pages instead.
 */
@NullMarked
package dev.whence.it.docs;

import org.jspecify.annotations.NullMarked;
