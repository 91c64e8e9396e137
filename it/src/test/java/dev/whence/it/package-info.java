/** Tests of the shipped jars in JVMs of their own: a class per way of launching, and one for each promise. */
@NullMarked
package dev.whence.it;

import org.jspecify.annotations.NullMarked;
