/**
 * What the tests stand on: the JDKs of this machine, forked JVMs, what those leave behind (events, class-load logs), and a
 * browser that shows what is made of it.
 */
@NullMarked
package dev.whence.it.harness;

import org.jspecify.annotations.NullMarked;
