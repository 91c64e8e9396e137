/**
 * What a jar or package costs a command, and whether the command needs it: it runs on a copy of its class path without it, in a temporary folder.
 */
@NullMarked
package dev.whence.footprint.without;

import org.jspecify.annotations.NullMarked;
