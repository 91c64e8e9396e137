/** Programs that the tests run in JVMs of their own. They need the JDK and the application's jar, and do what they are told. */
@NullMarked
package dev.whence.it.target;

import org.jspecify.annotations.NullMarked;
