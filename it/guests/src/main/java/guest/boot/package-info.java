/** A program in an executable jar, with the loader that Spring Boot brings along. */
@NullMarked
package guest.boot;

import org.jspecify.annotations.NullMarked;
