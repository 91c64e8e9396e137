/**
 * What is asked for: resolution points, ready-made sets, probes, method references, and the classes that stay as they are.
 */
@NullMarked
package dev.whence.agent.point;

import org.jspecify.annotations.NullMarked;
