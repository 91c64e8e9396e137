/** The application under the agent and by itself: its modes, its web server, its page, its end. */
@NullMarked
package dev.whence.it.serve;

import org.jspecify.annotations.NullMarked;
