/** Programs and classes that run in the measured JVMs. */
@NullMarked
package dev.whence.bench.guest;

import org.jspecify.annotations.NullMarked;
