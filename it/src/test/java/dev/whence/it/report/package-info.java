/** What a browser shows of a report. */
@NullMarked
@OneCompiler
package dev.whence.it.report;

import dev.whence.it.harness.jvm.OneCompiler;
import org.jspecify.annotations.NullMarked;
