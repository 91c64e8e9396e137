/**
 * A footprint as text for a person, and as JSON for programs.
 */
@NullMarked
package dev.whence.footprint.view;

import org.jspecify.annotations.NullMarked;
