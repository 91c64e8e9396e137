/** What the tests stand on; this package itself reads files, for those below it. */
@NullMarked
package dev.whence.it.harness;

import org.jspecify.annotations.NullMarked;
