/**
 * A JUnit Jupiter extension: which implementation answers in a test ({@link dev.whence.junit.Resolutions}), what may answer in
 * a test class ({@link dev.whence.junit.AnswersBaseline}), and which classes the start of a program may load ({@link
 * dev.whence.junit.ClassLoadBudget}).
 */
@NullMarked
package dev.whence.junit;

import org.jspecify.annotations.NullMarked;
