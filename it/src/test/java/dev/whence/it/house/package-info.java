/** Rules that the shipped jars keep: what they hold, what is public, and who calls what. */
@NullMarked
package dev.whence.it.house;

import org.jspecify.annotations.NullMarked;
