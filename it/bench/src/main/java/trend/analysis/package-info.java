/** A stand-in for the application's own pipeline, ahead of it on the class path. */
@NullMarked
package trend.analysis;

import org.jspecify.annotations.NullMarked;
