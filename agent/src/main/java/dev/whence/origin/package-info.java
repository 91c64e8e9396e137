/**
 * Where a class comes from: which copies of it a class path has, which of them are loaded, and what failed to link because of
 * that. On the operator's side; never loaded in the target JVM.
 */
@NullMarked
package dev.whence.origin;

import org.jspecify.annotations.NullMarked;
