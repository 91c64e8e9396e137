/** Metrics for OpenTelemetry and Prometheus, of programs in other JVMs. */
@NullMarked
package dev.whence.it.telemetry;

import org.jspecify.annotations.NullMarked;
