/**
 * What all commands write with: text in columns and lines, numbers for people, JSON for programs.
 *
 * <p>Runs where the operator sits, never in the target JVM.
 */
@NullMarked
package dev.whence.output;

import org.jspecify.annotations.NullMarked;
