package dev.whence.agent.control;

import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.support.RefusedException;
import java.io.IOException;

/** What an operator's {@link OperatorSession} is for. */
interface SessionTask {
    /** As the operator types it. */
    String name();

    void begin(Request request, Reply reply) throws RefusedException, IOException;

    void answer(Request request, Reply reply) throws RefusedException, IOException;

    /** Saves what the operator would lose: he is gone, or sent away. */
    void save() throws IOException;

    /** Gives up whatever was begun; may be called twice, and without a beginning. */
    void end();
}
