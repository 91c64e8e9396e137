/**
 * Selects funds by their past and shows how the selection fared: the analysis and the contract by which it is asked.
 *
 * <p>The public records hold configuration, returns and results. They name no class that computes, reads a file or
 * parses a command line, so that a process which only passes them on loads nothing else.
 */
@NullMarked
package trend.analysis;

import org.jspecify.annotations.NullMarked;
