package dev.whence.report;

/** Stands for an implementation that a resolution gives. */
public final class Pipeline {}
