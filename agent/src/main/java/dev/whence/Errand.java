package dev.whence;

import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import java.io.IOException;

/** What an operator's {@link Visit} is for. */
interface Errand {
    /** As the operator types it. */
    String name();

    void begin(Request request, Reply reply) throws Refused, IOException;

    void answer(Request request, Reply reply) throws Refused, IOException;

    /** Saves what the operator would lose: he is gone, or sent away. */
    void save() throws IOException;

    /** Gives up whatever was begun; may be called twice, and without a beginning. */
    void end();
}
