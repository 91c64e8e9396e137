/**
 * The option {@code footprint}: which classes were loaded, and what asked for each.
 */
@NullMarked
package dev.whence.agent.classload;

import org.jspecify.annotations.NullMarked;
