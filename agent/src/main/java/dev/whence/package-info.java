/**
 * The agent's doors: {@link dev.whence.Agent}, which the JVM calls, and {@link dev.whence.PatchDiscovery}, which an
 * application may call. Everything else that runs inside the target JVM lies below {@code dev.whence.agent}; the other
 * packages below {@code dev.whence} run in the operator's JVM.
 */
@NullMarked
package dev.whence;

import org.jspecify.annotations.NullMarked;
