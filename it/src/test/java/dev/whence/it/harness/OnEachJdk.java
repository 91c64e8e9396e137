package dev.whence.it.harness;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class that runs once on each JDK found. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.whence.it.harness.Jdks#all")
public abstract class OnEachJdk {

    @Parameter
    protected Jdk jdk;

    @RegisterExtension
    protected final Children children = new Children();
}
