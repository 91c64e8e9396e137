package dev.whence.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test method its {@link ForkedStart}, and sees to it that it is used. */
final class ClassLoadBudgetExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(ClassLoadBudgetExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ForkedStart.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClassLoadBudget budget = AnnotationSupport.findAnnotation(context.getTestMethod(), ClassLoadBudget.class)
                .orElseThrow(() -> new ParameterResolutionException(
                        "ForkedStart is a parameter of a test method with @ClassLoadBudget(\"run.footprint\")"));
        ExtensionContext.Store store = context.getStore(OURS);
        ForkedStart known = store.get(ForkedStart.class, ForkedStart.class);
        ForkedStart start = known == null ? new ForkedStart(budget.value(), Update.isAskedFor(context)) : known;
        store.put(ForkedStart.class, start);
        return start;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ForkedStart start = context.getStore(OURS).get(ForkedStart.class, ForkedStart.class);
        boolean passed = context.getExecutionException().isEmpty();
        if (passed && (start == null || !start.isJudged())) {
            throw new AssertionError("\nNo program was started in a test with @ClassLoadBudget: its parameter"
                    + " 'ForkedStart start' has methods main and jar");
        }
    }
}
