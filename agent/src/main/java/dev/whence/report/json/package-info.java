/**
 * A report as JSON, for programs.
 */
@NullMarked
package dev.whence.report.json;

import org.jspecify.annotations.NullMarked;
