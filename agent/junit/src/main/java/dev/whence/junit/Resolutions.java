package dev.whence.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has the resolutions of a test followed, or those of each test of a class. A test method asks for them by a parameter of type
 * {@link Answers}.
 *
 * <p>Followed is what the test's thread resolves from the first {@code @BeforeEach} method to the last {@code @AfterEach}
 * method, and what the threads resolve that it creates meanwhile. No agent is needed on the command line: the first such test
 * of a JVM attaches it, which takes one to three seconds.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ResolutionsExtension.class)
public @interface Resolutions {
    /**
     * The ready-made sets of points that are followed, with {@code +} between them, such as {@code jaxp+jca}.
     *
     * @return the sets, as after the agent's option {@code points=}; empty for none
     */
    String points() default "";

    /**
     * A file of further points.
     *
     * @return its path, from the folder that the tests run in; empty for none
     */
    String pointsFile() default "";
}
