/**
 * What differs between the answers of two runs.
 */
@NullMarked
package dev.whence.report.diff;

import org.jspecify.annotations.NullMarked;
