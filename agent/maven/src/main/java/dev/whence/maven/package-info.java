/** The goals of the Maven plugin. Each starts commands of the agent's jar and turns their exit codes into Maven's. */
@NullMarked
package dev.whence.maven;

import org.jspecify.annotations.NullMarked;
