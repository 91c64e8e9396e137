/** Tests. */
@NullMarked
package dev.whence.telemetry.prometheus;

import org.jspecify.annotations.NullMarked;
