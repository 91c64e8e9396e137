/**
 * Class-load budgets: {@link BudgetCheck} runs a command, says which classes it loaded and why, and compares that with a
 * baseline.
 *
 * <p>Below it: {@code request} (what the operator asks for), {@code trace} (what the JVM logged and the agent traced), {@code
 * cause} (what made the JVM load each class), {@code baseline} (what may be loaded), {@code run} (the command in its JVM) and
 * {@code view} (text and JSON). Never loaded in the target JVM.
 */
@NullMarked
package dev.whence.footprint;

import org.jspecify.annotations.NullMarked;
