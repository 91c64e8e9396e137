/**
 * What runs inside the target JVM: entry, installer, transformer, weaver, runtime and events.
 *
 * <p>Two classes are public for others: {@link dev.whence.PatchDiscovery}, which an application may call, and
 * {@link dev.whence.Whence}, which woven code calls. {@link dev.whence.Agent} is public because the JVM calls it; {@link
 * dev.whence.Preview}, {@link dev.whence.BadOption} and {@link dev.whence.EventNames} are for the operator's part of the
 * jar, which has a loader of its own.
 */
@NullMarked
package dev.whence;

import org.jspecify.annotations.NullMarked;
