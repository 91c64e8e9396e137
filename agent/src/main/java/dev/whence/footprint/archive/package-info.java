/**
 * How much of what a JVM loads comes from its class-data archive (CDS) or AOT cache, and why the rest does not: by the
 * JVM's own log of a run without Whence's agent.
 */
@NullMarked
package dev.whence.footprint.archive;

import org.jspecify.annotations.NullMarked;
