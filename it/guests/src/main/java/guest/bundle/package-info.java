/** What the bundle holds: it sees itself, the JDK and the framework's interfaces. */
@NullMarked
package guest.bundle;

import org.jspecify.annotations.NullMarked;
