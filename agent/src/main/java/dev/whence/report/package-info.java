/**
 * Turns recordings into a report: one pass over the files, plain records, and a renderer for each form.
 *
 * <p>Runs where the operator sits, never in the target JVM.
 */
@NullMarked
package dev.whence.report;

import org.jspecify.annotations.NullMarked;
