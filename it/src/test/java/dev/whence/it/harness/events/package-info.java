/** What a JVM leaves behind: the events of a recording, and the log of its classes. */
@NullMarked
package dev.whence.it.harness.events;

import org.jspecify.annotations.NullMarked;
