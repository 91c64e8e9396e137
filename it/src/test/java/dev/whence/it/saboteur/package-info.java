/** An agent that spoils classes of other jars as they are loaded: for failures that do not come by themselves, and for controls. */
@NullMarked
package dev.whence.it.saboteur;

import org.jspecify.annotations.NullMarked;
