/** What the agent costs: runs every case on every JDK found, and says what is reached of what was promised. */
@NullMarked
package dev.whence.bench;

import org.jspecify.annotations.NullMarked;
