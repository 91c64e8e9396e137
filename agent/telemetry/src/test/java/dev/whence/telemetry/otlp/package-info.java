/** Tests. */
@NullMarked
package dev.whence.telemetry.otlp;

import org.jspecify.annotations.NullMarked;
