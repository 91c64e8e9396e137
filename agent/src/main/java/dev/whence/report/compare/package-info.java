/**
 * Answers in a form in which those of two runs can be compared: without what differs from run to run, and with a reason where
 * a recording does not allow it.
 */
@NullMarked
package dev.whence.report.compare;

import org.jspecify.annotations.NullMarked;
