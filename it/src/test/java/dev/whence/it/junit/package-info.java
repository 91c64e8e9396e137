/** The JUnit extension, as a user's tests have it. */
@NullMarked
package dev.whence.it.junit;

import org.jspecify.annotations.NullMarked;
