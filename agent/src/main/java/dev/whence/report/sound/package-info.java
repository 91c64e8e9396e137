/** Rules that an event of an agent keeps. One that breaks them is damage, and no figure counts it. */
@NullMarked
package dev.whence.report.sound;

import org.jspecify.annotations.NullMarked;
