/** How {@code java -jar whence-agent.jar} comes to the operator's part, which lies in one entry of the jar. */
@NullMarked
package dev.whence.launcher;

import org.jspecify.annotations.NullMarked;
