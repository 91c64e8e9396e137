/** A Spring application context, asked for its beans. */
@NullMarked
package guest.spring;

import org.jspecify.annotations.NullMarked;
