/**
 * Turns recordings into a report: {@link Recordings} reads files in one pass.
 *
 * <p>Below it, each with what it may know: {@code figures} (the values of a report), {@code findings} (what they say, in
 * sentences), {@code jfr} (the reader of the format), {@code tally} (from events to figures), and one package for each form:
 * {@code text}, {@code json}, {@code html}. Runs where the operator sits, never in the target JVM.
 */
@NullMarked
package dev.whence.report;

import org.jspecify.annotations.NullMarked;
