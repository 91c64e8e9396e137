package dev.whence.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Follows the resolutions of tests: what stands behind {@link Resolutions} and {@link AnswersBaseline}. */
final class ResolutionsExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(ResolutionsExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Resolutions wanted = ofClass(testClass);
        AnswersBaseline baseline = baselineOf(testClass);
        if (baseline == null) {
            if (wanted != null) {
                // Here, so that no test seems slow.
                Following.ensure(options(wanted));
            }
            return;
        }
        if (wanted == null) {
            throw new ExtensionConfigurationException("@AnswersBaseline needs @Resolutions(points = \"...\") on "
                    + testClass.getName() + ": which points are to be followed?");
        }
        BaselineGuard guard = BaselineGuard.of(baseline.value(), Update.isAskedFor(context));
        List<String> points = Following.ensure(options(wanted));
        context.getStore(OURS).put(ClassRun.class, new ClassRun(guard, testClass, points));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ClassRun run = context.getStore(OURS).remove(ClassRun.class, ClassRun.class);
        if (run != null) {
            run.judge();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Resolutions wanted = of(context);
        if (wanted == null) {
            return;
        }
        List<String> points = Following.ensure(options(wanted));
        ClassRun run = context.getStore(OURS).get(ClassRun.class, ClassRun.class);
        String owner = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        CallLog log = new CallLog(points, owner, run == null ? null : run.log);
        context.getStore(OURS).put(TestRun.class, new TestRun(log, Following.begin(log)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestRun run = context.getStore(OURS).remove(TestRun.class, TestRun.class);
        if (run == null) {
            return;
        }
        run.log.end();
        run.stretch.close();
        String trouble = run.stretch.trouble();
        boolean passed = context.getExecutionException().isEmpty();
        ClassRun all = context.getStore(OURS).get(ClassRun.class, ClassRun.class);
        if (all != null) {
            all.progress.ran(context.getRequiredTestMethod(), trouble.isEmpty() && passed);
        }
        if (!trouble.isEmpty() && passed) {
            throw new AssertionError("\nIt is not known what was resolved in this test: " + trouble);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Answers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRun run = context.getStore(OURS).get(TestRun.class, TestRun.class);
        if (run == null) {
            throw new ParameterResolutionException("Answers are there for @BeforeEach, @AfterEach and test methods of a"
                    + " class or method with @Resolutions");
        }
        return new Answers(run.log, run.stretch::trouble);
    }

    /** What stands at the method, or else at its class, or at one that this is nested in. */
    private static @Nullable Resolutions of(ExtensionContext context) {
        Optional<Resolutions> ofMethod = AnnotationSupport.findAnnotation(context.getTestMethod(), Resolutions.class);
        return ofMethod.isPresent() ? ofMethod.get() : ofClass(context.getRequiredTestClass());
    }

    private static @Nullable Resolutions ofClass(Class<?> testClass) {
        for (Class<?> each = testClass; each != null; each = each.getEnclosingClass()) {
            Optional<Resolutions> found = AnnotationSupport.findAnnotation(each, Resolutions.class);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static @Nullable AnswersBaseline baselineOf(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, AnswersBaseline.class)
                .orElse(null);
    }

    /** As after {@code -javaagent:whence-agent.jar=}. */
    static String options(Resolutions wanted) {
        String file = wanted.pointsFile();
        if (wanted.points().isEmpty() && file.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "@Resolutions names no points: points = \"jaxp\", for example, or pointsFile = \"my.points\"");
        }
        if (wanted.points().contains(",") || wanted.points().contains("=")) {
            throw new ExtensionConfigurationException("@Resolutions(points = \"" + wanted.points()
                    + "\"): between the names of sets stands a +, as in \"jaxp+jca\"");
        }
        return "points=" + (wanted.points().isEmpty() ? "none" : wanted.points())
                + (file.isEmpty() ? "" : ",points.file='" + Path.of(file).toAbsolutePath() + "'");
    }

    /** A test that is followed. */
    private record TestRun(CallLog log, Following.Stretch stretch) {}

    /** A class whose answers are judged together. */
    private static final class ClassRun {
        final BaselineGuard guard;
        final CallLog log;
        final TestProgress progress;

        ClassRun(BaselineGuard guard, Class<?> testClass, List<String> points) {
            this.guard = guard;
            this.log = new CallLog(points, testClass.getSimpleName(), null);
            this.progress = new TestProgress(testClass);
        }

        void judge() {
            String told = guard.judge(log, progress.unsettled());
            if (!told.isEmpty()) {
                System.out.println("Whence: " + told);
            }
        }
    }
}
