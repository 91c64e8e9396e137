/**
 * Class files, read without a library: names, constants, references, fingerprints.
 */
@NullMarked
package dev.whence.agent.classfile;

import org.jspecify.annotations.NullMarked;
