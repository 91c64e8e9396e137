/**
 * A report as one HTML page that needs nothing else: sections, tables, and charts drawn as SVG.
 *
 * <p>{@link HtmlReport} is the door.
 */
@NullMarked
package dev.whence.report.html;

import org.jspecify.annotations.NullMarked;
