/**
 * Which implementations may answer: the committed file, and how the answers of recordings compare with it.
 */
@NullMarked
package dev.whence.report.baseline;

import org.jspecify.annotations.NullMarked;
