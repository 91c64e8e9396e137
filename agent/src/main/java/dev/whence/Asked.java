package dev.whence;

import dev.whence.agent.protocol.Request;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Does what the agent's argument says: its options, or an operator's request. */
final class Asked {
    private Asked() {}

    static void install(Launch launch, String text, Instrumentation instrumentation) throws IOException {
        if (Request.isOne(text)) {
            Commands.answer(Request.parse(text), instrumentation);
            return;
        }
        if (Installer.isForbidden()) {
            Stderr.say(Installer.FORBIDDEN);
            return;
        }
        try {
            Options options = Options.parse(text);
            String footprint = options.footprint();
            if (footprint != null && launch == Launch.PREMAIN) {
                ClassLoads.follow(footprint, instrumentation);
            } else {
                Installer.begin(launch, Purpose.of(options), options.version(), instrumentation);
            }
        } catch (BadOption bad) {
            Stderr.say(bad.getMessage() + "; the agent stays off");
        }
    }
}
