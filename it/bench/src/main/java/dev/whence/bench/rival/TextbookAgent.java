package dev.whence.bench.rival;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What the textbook says: Byte Buddy's {@code AgentBuilder}, advice, and one JFR event. */
public final class TextbookAgent {
    private TextbookAgent() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(named("dev.whence.bench.guest.Hello"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Recording.class).on(named("greeting"))))
                .installOn(instrumentation);
    }

    /** What is woven in. */
    public static final class Recording {
        private Recording() {}

        @Advice.OnMethodEnter
        static Greeting enter() {
            Greeting event = new Greeting();
            event.begin();
            return event;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter Greeting event) {
            event.commit();
        }
    }

    /** Public: the woven class creates it. */
    @Name("bench.Greeting")
    @StackTrace(false)
    public static final class Greeting extends Event {
        public Greeting() {}
    }
}
