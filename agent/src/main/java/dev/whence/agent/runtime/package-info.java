/**
 * What a woven call runs, counts and writes; and the relay for code that cannot see the agent.
 *
 * <p>{@link dev.whence.agent.runtime.Whence} is the door for woven code.
 */
@NullMarked
package dev.whence.agent.runtime;

import org.jspecify.annotations.NullMarked;
