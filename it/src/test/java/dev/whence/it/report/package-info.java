/** What a browser shows of a report. */
@NullMarked
package dev.whence.it.report;

import org.jspecify.annotations.NullMarked;
