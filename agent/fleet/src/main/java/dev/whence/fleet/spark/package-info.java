/** A store on a cluster: Apache Spark reads, writes and asks. Nothing else knows Spark, and it is loaded only here. */
@NullMarked
package dev.whence.fleet.spark;

import org.jspecify.annotations.NullMarked;
