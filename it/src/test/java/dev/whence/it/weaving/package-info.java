/** Which methods are woven, what their calls record, and that the original bytes come back. */
@NullMarked
package dev.whence.it.weaving;

import org.jspecify.annotations.NullMarked;
