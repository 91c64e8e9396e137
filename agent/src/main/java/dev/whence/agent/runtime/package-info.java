/**
 * What a woven call runs, counts and writes; and the relay for code that cannot see the agent.
 *
 * <p>{@link dev.whence.agent.runtime.Whence} is the door for woven code.
 *
 * <p>The package is large on purpose: what one woven call touches stays private to it. With counting ({@code Tally},
 * {@code Limiter}, {@code Stripes}) and relay ({@code BootRelay}) in packages of their own, 14 more types were public,
 * inside every JVM that is watched.
 */
@NullMarked
package dev.whence.agent.runtime;

import org.jspecify.annotations.NullMarked;
