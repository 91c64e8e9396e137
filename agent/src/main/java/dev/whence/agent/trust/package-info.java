/**
 * Which versions of a watched class may answer: a point's policy, and what is known of a version's class file.
 *
 * <p>What a class loader says of a class, its name, its code source, its certificates, is a claim of whoever wrote the loader.
 * Judged are the bytes that the JVM was given.
 */
@NullMarked
package dev.whence.agent.trust;

import org.jspecify.annotations.NullMarked;
