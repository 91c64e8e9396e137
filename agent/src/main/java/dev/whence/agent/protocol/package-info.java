/**
 * What an agent in a JVM and an operator's command write to each other: requests, replies, and the one definition of
 * every line. Loaded in the target JVM and in the operator's, so it knows the JDK alone, and no other package of ours.
 */
@NullMarked
package dev.whence.agent.protocol;

import org.jspecify.annotations.NullMarked;
