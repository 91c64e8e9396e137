/**
 * The loaded versions of a watched name, kept right without walking.
 *
 * <p>{@link dev.whence.agent.discovery.WatchList} is the door.
 */
@NullMarked
package dev.whence.agent.discovery;

import org.jspecify.annotations.NullMarked;
