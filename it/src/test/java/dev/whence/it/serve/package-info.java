/** The application under the agent and by itself: its modes, its web server, its page, its end. */
@NullMarked
@OneCompiler
package dev.whence.it.serve;

import dev.whence.it.harness.jvm.OneCompiler;
import org.jspecify.annotations.NullMarked;
