/** What somebody does in the first five minutes, as scripts ({@code it/src/users}), each run as it is. */
@NullMarked
package dev.whence.it.users;

import org.jspecify.annotations.NullMarked;
