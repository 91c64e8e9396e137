/**
 * What {@code watch} and {@code whence-telemetry.jar} know of each other. It lies beside the agent, since the operator's part
 * is seen by no other jar; a target never loads it.
 */
@NullMarked
package dev.whence.export;

import org.jspecify.annotations.NullMarked;
