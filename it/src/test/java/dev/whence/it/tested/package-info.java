/** Tests that the tests run, in JVMs of their own, with {@code whence-junit}: some of them have to fail. */
@NullMarked
package dev.whence.it.tested;

import org.jspecify.annotations.NullMarked;
