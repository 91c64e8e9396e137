package dev.whence.junit;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Which test methods of a class ran, and whether they passed: a baseline is not tightened by a part of them. */
final class TestProgress {
    private final Set<Method> expected = new HashSet<>();
    private final Set<Method> run = new HashSet<>();
    private int failed;

    TestProgress(Class<?> testClass) {
        expect(testClass);
    }

    private void expect(Class<?> testClass) {
        expected.addAll(
                AnnotationSupport.findAnnotatedMethods(testClass, Testable.class, HierarchyTraversalMode.TOP_DOWN));
        ReflectionSupport.findNestedClasses(
                        testClass,
                        nested -> AnnotationSupport.isAnnotated(nested, Testable.class)
                                || AnnotationSupport.isAnnotated(nested, org.junit.jupiter.api.Nested.class))
                .forEach(this::expect);
    }

    synchronized void ran(Method method, boolean passed) {
        run.add(method);
        failed += passed ? 0 : 1;
    }

    /** Why the answers are not those of the whole class; empty if they are. */
    synchronized String unsettled() {
        if (failed > 0) {
            return failed == 1 ? "a test failed" : failed + " tests failed";
        }
        long missing = expected.stream().filter(method -> !run.contains(method)).count();
        return missing == 0 ? "" : missing + " of " + expected.size() + " test methods did not run";
    }
}
