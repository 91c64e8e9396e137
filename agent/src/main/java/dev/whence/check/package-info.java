/** Shows before production what points match on a class path. Never loaded in the target JVM. */
@NullMarked
package dev.whence.check;

import org.jspecify.annotations.NullMarked;
