/** Tomcat, embedded, with web applications below it. */
@NullMarked
package guest.tomcat;

import org.jspecify.annotations.NullMarked;
