/** Tests of the shipped jars in JVMs of their own, in a package for each part that can break. */
@NullMarked
package dev.whence.it;

import org.jspecify.annotations.NullMarked;
