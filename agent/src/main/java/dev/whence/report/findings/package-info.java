/**
 * What figures say, in sentences: the headline, advice, savings, problems, and why there may be nothing.
 */
@NullMarked
package dev.whence.report.findings;

import org.jspecify.annotations.NullMarked;
