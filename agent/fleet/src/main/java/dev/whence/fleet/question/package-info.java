/** The questions, as SQL texts that every engine runs, and how their answers are shown. */
@NullMarked
package dev.whence.fleet.question;

import org.jspecify.annotations.NullMarked;
