/**
 * A report as text, for a terminal.
 */
@NullMarked
package dev.whence.report.text;

import org.jspecify.annotations.NullMarked;
