/**
 * The operator's way to a JVM: finds it, attaches to it, has the agent in it carry out requests.
 * {@link dev.whence.command.jvm.TargetJvm} is one that a command is for, {@link dev.whence.command.jvm.AgentSession} the
 * requests of one command to its agent.
 */
@NullMarked
package dev.whence.command.jvm;

import org.jspecify.annotations.NullMarked;
