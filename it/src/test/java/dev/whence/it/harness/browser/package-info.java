/** A browser, and what it shows of a page. */
@NullMarked
package dev.whence.it.harness.browser;

import org.jspecify.annotations.NullMarked;
