/** What {@code watch} tells an exporter of metrics, which lies in a jar of its own. */
@NullMarked
package dev.whence.command.telemetry;

import org.jspecify.annotations.NullMarked;
