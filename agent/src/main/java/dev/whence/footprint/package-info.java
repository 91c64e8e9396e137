/**
 * Class-load budgets: runs a command, says which classes it loaded and why, and judges that by a baseline. Never loaded in
 * the target JVM.
 */
@NullMarked
package dev.whence.footprint;

import org.jspecify.annotations.NullMarked;
