/** Cases of nanoseconds, each measured by JMH in a JVM of its own. */
@NullMarked
package dev.whence.bench.micro;

import org.jspecify.annotations.NullMarked;
