/** Felix, embedded, with a bundle in it. */
@NullMarked
package guest.felix;

import org.jspecify.annotations.NullMarked;
