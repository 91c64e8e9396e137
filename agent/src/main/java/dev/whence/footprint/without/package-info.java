/**
 * What a command would spare without a jar or package: a copy of its class path lacks that, in a temporary folder.
 */
@NullMarked
package dev.whence.footprint.without;

import org.jspecify.annotations.NullMarked;
