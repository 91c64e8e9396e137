/** What {@code whence-telemetry.jar} gives to {@code watch}. */
@NullMarked
package dev.whence.telemetry;

import org.jspecify.annotations.NullMarked;
