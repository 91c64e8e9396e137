/** Forked JVMs on each JDK of this machine: how they start, what they are asked, how they end. */
@NullMarked
package dev.whence.it.harness.jvm;

import org.jspecify.annotations.NullMarked;
