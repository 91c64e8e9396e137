/**
 * Answers without what differs from run to run, and how a committed file writes them.
 *
 * <p>Knows nothing else of Whence: Mission Control's rule reads such files as well.
 */
@NullMarked
package dev.whence.baseline.answer;

import org.jspecify.annotations.NullMarked;
