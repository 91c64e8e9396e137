/**
 * The application around the analysis: its command line, its files, and the proxy by which it resolves its pipeline.
 */
@NullMarked
package trend.portfolio.app;

import org.jspecify.annotations.NullMarked;
