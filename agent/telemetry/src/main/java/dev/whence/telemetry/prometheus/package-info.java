/** Metrics for Prometheus. */
@NullMarked
package dev.whence.telemetry.prometheus;

import org.jspecify.annotations.NullMarked;
