/** Metrics for an OpenTelemetry collector. */
@NullMarked
package dev.whence.telemetry.otlp;

import org.jspecify.annotations.NullMarked;
