/**
 * What the operator asks for, and why it cannot be done.
 */
@NullMarked
package dev.whence.footprint.request;

import org.jspecify.annotations.NullMarked;
