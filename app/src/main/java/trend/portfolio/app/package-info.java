/**
 * The proxy by which the application resolves its pipeline, and what it needs. It knows none of the packages below it.
 */
@NullMarked
package trend.portfolio.app;

import org.jspecify.annotations.NullMarked;
