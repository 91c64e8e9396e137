package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jars.Shipped;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class that runs once on each JDK found. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.whence.it.harness.jvm.Jdks#all")
public abstract class OnEachJdk {

    @Parameter
    protected Jdk jdk;

    /** Of the runs of one class, the build's own lines do not tell which is which. */
    @BeforeParameterizedClassInvocation
    static void tell(Jdk jdk, TestInfo test) {
        String name = test.getTestClass().map(Class::getSimpleName).orElse("?");
        System.out.println("  " + name + " on " + jdk);
    }

    @RegisterExtension
    protected final Children children = new Children();

    /** Runs a command of the shipped agent's jar, which has to succeed, and gives what it prints. */
    protected final String outputOf(String... arguments) {
        return children.launch(jdk)
                .jar(Shipped.agent(), arguments)
                .start()
                .awaitSuccess()
                .out();
    }
}
