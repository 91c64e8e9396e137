/**
 * The agent in this JVM: its options, its start, its awakening with the flight recorder, its end.
 */
@NullMarked
package dev.whence.agent.lifecycle;

import org.jspecify.annotations.NullMarked;
