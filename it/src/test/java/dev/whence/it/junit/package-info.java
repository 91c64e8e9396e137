/** The JUnit extension, as a user's tests have it. */
@NullMarked
@OneCompiler
package dev.whence.it.junit;

import dev.whence.it.harness.jvm.OneCompiler;
import org.jspecify.annotations.NullMarked;
