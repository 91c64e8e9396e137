package dev.whence;

import dev.whence.agent.lifecycle.Admission;
import dev.whence.agent.lifecycle.AgentConfig;
import dev.whence.agent.lifecycle.Launch;
import dev.whence.agent.support.EventText;
import dev.whence.agent.support.Stderr;
import dev.whence.launcher.InheritedOptions;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The doorbell that the JVM rings: {@code -javaagent:whence-agent.jar=OPTIONS} at start, or an attach later.
 *
 * <p>Names no {@code jdk.jfr} type: the JVM looks at the methods of an agent's entry class before any {@code try} of
 * ours runs, and aborts where the runtime image lacks the module.
 */
public final class Agent {
    private Agent() {}

    /**
     * Called by the JVM before {@code main}. Never throws: an exception out of here would abort the JVM.
     *
     * @param options what follows {@code =} on the command line, or null
     * @param instrumentation the JVM's service
     */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        install(Launch.PREMAIN, options, instrumentation);
    }

    /**
     * Called by the JVM when the agent is attached to a running application. Never throws.
     *
     * @param options what the attaching command passes, or null
     * @param instrumentation the JVM's service
     */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        install(Launch.ATTACH, options, instrumentation);
    }

    /** An ordinary start, without options, loads little: what an argument needs stands in {@link AgentArgument}. */
    private static void install(Launch launch, @Nullable String text, Instrumentation instrumentation) {
        try {
            if (launch == Launch.PREMAIN && isOfACommand()) {
                InheritedOptions.quieten();
                return;
            }
            if (text == null || text.isEmpty()) {
                Admission.begin(launch, AgentConfig.ordinary(), null, instrumentation);
            } else {
                AgentArgument.install(launch, text, instrumentation);
            }
        } catch (Throwable error) {
            say(error);
        }
    }

    /** An operator's command in the application's environment, which has the agent for every JVM. */
    private static boolean isOfACommand() {
        String command = System.getProperty("sun.java.command", "");
        String jar =
                Agent.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        // Looked at in each start: no class is loaded for it.
        return command.contains(jar.substring(jar.lastIndexOf('/') + 1)) && InheritedOptions.isCommand(jar);
    }

    private static void say(Throwable error) {
        try {
            Stderr.say("the agent stays off: " + EventText.of(error));
        } catch (Throwable deeper) {
            // The jar was overwritten since this class was loaded, and nothing else of it can be.
            System.err.println("Whence: the agent does nothing: a class of it cannot be loaded ("
                    + error.getClass().getName() + "); if its jar was replaced, restart the application");
        }
    }
}
