/** What the web applications hold: each has these classes for itself. */
@NullMarked
package guest.web;

import org.jspecify.annotations.NullMarked;
