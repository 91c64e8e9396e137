package dev.whence.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the class-load budget of a test method, which starts a program in a JVM of its own by its parameter of type {@link
 * ForkedStart}.
 *
 * <p>The file is that of {@code footprint --baseline}. With the system property {@code whence.update} it is made, or tightened;
 * without it nothing is ever written.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(ClassLoadBudgetExtension.class)
public @interface ClassLoadBudget {
    /**
     * The file.
     *
     * @return its path, from the folder that the tests run in
     */
    String value();
}
