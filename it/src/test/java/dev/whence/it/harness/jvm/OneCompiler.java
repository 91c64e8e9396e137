package dev.whence.it.harness.jvm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JVMs that the tests of a package launch compile with C1 alone. They live for a second or two: C2 would take up to two fifths
 * of what they need of a processor, and have compiled little by their end.
 *
 * <p>Not for packages whose subject is woven code: inlining and deoptimisation are what might harm it, and counts have to be exact
 * under both compilers.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneCompiler {}
