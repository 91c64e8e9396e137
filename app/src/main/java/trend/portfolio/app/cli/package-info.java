/** The command line: its commands, their options, and the exit code. It may know every other package. */
@NullMarked
package trend.portfolio.app.cli;

import org.jspecify.annotations.NullMarked;
