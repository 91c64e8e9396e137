/** The agent in a JVM: each way to start it and to record, what it costs, and failures that stay its own. */
@NullMarked
package dev.whence.it.jvm;

import org.jspecify.annotations.NullMarked;
