/**
 * The table of answers: which of them are wanted, in what order, and how they are written.
 */
@NullMarked
package dev.whence.report.answer;

import org.jspecify.annotations.NullMarked;
