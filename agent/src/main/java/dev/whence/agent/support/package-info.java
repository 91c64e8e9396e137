/**
 * Texts, errors, switches and questions to the JVM: what every part of the agent needs and nothing of ours that it knows.
 */
@NullMarked
package dev.whence.agent.support;

import org.jspecify.annotations.NullMarked;
