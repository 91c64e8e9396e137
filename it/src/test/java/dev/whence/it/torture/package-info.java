/**
 * What an agent and its operators may meet in a bad week: each fault in a short form in every build, and with
 * {@code mvn -Ptorture verify} in its full size.
 */
@NullMarked
package dev.whence.it.torture;

import org.jspecify.annotations.NullMarked;
