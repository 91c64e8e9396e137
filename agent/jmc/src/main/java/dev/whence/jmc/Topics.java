package dev.whence.jmc;

/** The topics that tie rules to pages: each stands in the pages file as well. */
final class Topics {
    static final String ANSWERS = "whence_answers";
    static final String CLASS_WALKS = "whence_class_walks";
    static final String VERSIONS = "whence_versions";
    static final String FAILURES = "whence_failures";
    static final String POINTS = "whence_points";

    private Topics() {}
}
