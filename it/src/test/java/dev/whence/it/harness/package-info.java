/** What the tests stand on: the JDKs of this machine, forked JVMs, and what those leave behind (events, class-load logs). */
@NullMarked
package dev.whence.it.harness;

import org.jspecify.annotations.NullMarked;
