/** The shipped jars, and jars and classes that are made for one test. */
@NullMarked
package dev.whence.it.harness.jars;

import org.jspecify.annotations.NullMarked;
