package dev.whence;

import dev.whence.agent.classload.ClassLoadTracer;
import dev.whence.agent.control.Commands;
import dev.whence.agent.lifecycle.Admission;
import dev.whence.agent.lifecycle.AgentConfig;
import dev.whence.agent.lifecycle.Launch;
import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.Stderr;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Does what the agent's argument says: its options, or an operator's request. */
final class AgentArgument {
    private AgentArgument() {}

    static void install(Launch launch, String text, Instrumentation instrumentation) throws IOException {
        if (Request.isOne(text)) {
            Commands.answer(Request.parse(text), instrumentation);
            return;
        }
        if (Admission.isForbidden()) {
            Stderr.say(Admission.FORBIDDEN);
            return;
        }
        try {
            Options options = Options.parse(text);
            String footprint = options.footprint();
            if (footprint != null && launch == Launch.PREMAIN) {
                ClassLoadTracer.follow(footprint, instrumentation);
            } else {
                AgentConfig config = AgentConfig.of(options);
                for (String leftOut : options.unweavable()) {
                    Stderr.say(leftOut + "; the other points are used");
                }
                Admission.begin(launch, config, options.version(), instrumentation);
            }
        } catch (BadOptionException bad) {
            Stderr.say(bad.getMessage() + "; the agent stays off");
        }
    }
}
