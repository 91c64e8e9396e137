/** What is counted, and under which names, whoever gets it. */
@NullMarked
package dev.whence.telemetry.metric;

import org.jspecify.annotations.NullMarked;
