package trend.portfolio.app.worker;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** An agent that is there, looks at every class and changes none. */
public final class MarkingAgent {

    private MarkingAgent() {}

    /** Says that it is there. */
    public static void premain(String options, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {}, true);
        System.err.println("agent: " + options);
    }
}
