/**
 * The values of a report, immutable: everything that is shown, and nothing that has to be computed from events.
 */
@NullMarked
package dev.whence.report.figures;

import org.jspecify.annotations.NullMarked;
