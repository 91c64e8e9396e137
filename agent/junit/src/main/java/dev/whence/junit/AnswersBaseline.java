package dev.whence.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets a test class fail if an implementation answers in its tests that a committed file does not allow. The class bears {@link
 * Resolutions} as well, which says which points are followed.
 *
 * <p>The file is that of {@code report --baseline}. With the system property {@code whence.update} it is made, or answers are
 * removed from it that no longer occur; without it nothing is ever written.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ResolutionsExtension.class)
public @interface AnswersBaseline {
    /**
     * The file.
     *
     * @return its path, from the folder that the tests run in
     */
    String value();
}
