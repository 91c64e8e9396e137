/**
 * What Mission Control runs: rules that read Whence's events by Mission Control's own item model.
 *
 * <p>The rules are public because a service loader makes them; everything else is theirs alone. Nothing here depends on
 * the agent: the names of its events and their fields are its public API.
 */
@NullMarked
package dev.whence.jmc;

import org.jspecify.annotations.NullMarked;
