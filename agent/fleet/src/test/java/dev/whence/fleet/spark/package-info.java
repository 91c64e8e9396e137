/** What a task of the cluster does, without a cluster. */
@NullMarked
package dev.whence.fleet.spark;

import org.jspecify.annotations.NullMarked;
