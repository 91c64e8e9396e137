/**
 * Which answers a point gave: counted by key, path, implementation and failure, in bounded memory.
 *
 * <p>{@link dev.whence.agent.answer.AnswerTable} is what a resolution counts in.
 */
@NullMarked
package dev.whence.agent.answer;

import org.jspecify.annotations.NullMarked;
