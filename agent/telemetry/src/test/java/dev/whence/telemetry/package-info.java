/** Tests. */
@NullMarked
package dev.whence.telemetry;

import org.jspecify.annotations.NullMarked;
