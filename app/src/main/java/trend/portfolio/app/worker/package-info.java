/** Runs over several periods in worker JVMs: their start, their protocol, their archive of classes. */
@NullMarked
package trend.portfolio.app.worker;

import org.jspecify.annotations.NullMarked;
