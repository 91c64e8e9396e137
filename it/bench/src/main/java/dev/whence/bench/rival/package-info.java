/** Agents that the measured one is compared with; each becomes a jar when the benchmark runs. */
@NullMarked
package dev.whence.bench.rival;

import org.jspecify.annotations.NullMarked;
