/** Tests. */
@NullMarked
package dev.whence.telemetry.metric;

import org.jspecify.annotations.NullMarked;
