package dev.whence.agent.control;

import dev.whence.agent.lifecycle.AgentConfig;
import dev.whence.agent.lifecycle.Installation;
import dev.whence.agent.lifecycle.Launch;
import dev.whence.agent.lifecycle.Options;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.protocol.Request;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.support.BadOptionException;
import dev.whence.agent.support.RefusedException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators who are here. The last one to leave takes the agent along if one of them brought it. */
final class OperatorSessions {
    private static final List<OperatorSession> PRESENT = new ArrayList<>();
    private static boolean agentCameAlong;

    private OperatorSessions() {}

    /** Begins a session; brings the agent if it is not here. Whatever fails leaves everything as it was. */
    static synchronized void enter(Request request, Instrumentation instrumentation, Reply reply)
            throws BadOptionException, RefusedException, IOException {
        SessionTask task = task(request.value(RequestKey.TASK));
        for (OperatorSession other : PRESENT) {
            if (!(task instanceof RecordTask) && other.task.name().equals(task.name())) {
                throw new RefusedException(
                        "another '" + task.name() + "' is attached to this JVM, and only one is possible");
            }
        }
        OperatorSession session = new OperatorSession(task, request);
        Installation present = Installation.running();
        boolean fresh = present == null;
        boolean given = Boolean.parseBoolean(request.value(RequestKey.GIVEN));
        if (present != null && given) {
            Options options = Options.parse(request.value(RequestKey.OPTIONS));
            String lack = present.lacks(AgentConfig.of(options, instrumentation));
            if (lack != null) {
                throw new RefusedException("the agent is attached already, and " + lack + "; 'attach' with --add "
                        + options.text() + " takes them in addition, or 'detach' it first");
            }
        }
        if (fresh) {
            Options options = Options.parse(request.value(RequestKey.OPTIONS));
            Installation.start(Launch.ATTACH, AgentConfig.of(options, instrumentation), instrumentation);
        }
        boolean begun = false;
        try {
            RunningRecordings.describe(reply);
            task.begin(request, reply);
            session.begin();
            begun = true;
        } finally {
            if (!begun) {
                task.end();
                if (fresh) {
                    Installation.remove();
                }
            }
        }
        PRESENT.add(session);
        agentCameAlong |= fresh;
        Installation running = Installation.running();
        if (running != null) {
            reply.line(fresh ? LineKind.ATTACHED : LineKind.ALREADY, running.launch().text);
            // What others had counted is none of this session's.
            running.describe(reply, task instanceof WatchTask);
        }
    }

    /** Ends a session. */
    static synchronized void leave(OperatorSession session, Reply reply) {
        PRESENT.remove(session);
        if (PRESENT.isEmpty() && agentCameAlong) {
            agentCameAlong = false;
            reply.line(LineKind.DETACHED);
            Installation.remove(reply);
        } else if (agentCameAlong) {
            reply.line(LineKind.REMAINS, PRESENT.get(0).task.name());
        }
    }

    /** The agent is to stay when they are gone: somebody attached it expressly. */
    static synchronized void agentStays() {
        agentCameAlong = false;
    }

    /** Sends everybody away. */
    static void dismissAll(Reply reply) {
        List<OperatorSession> dismissed;
        synchronized (OperatorSessions.class) {
            dismissed = new ArrayList<>(PRESENT);
            PRESENT.clear();
            agentCameAlong = false;
        }
        // Outside the lock: a session that is just leaving holds its own and waits for this one.
        for (OperatorSession session : dismissed) {
            session.dismiss();
            reply.line(LineKind.DISMISSED, session.task.name());
        }
    }

    private static SessionTask task(@Nullable String name) throws RefusedException {
        if ("watch".equals(name)) {
            return new WatchTask();
        }
        if ("export".equals(name)) {
            return new ExportTask();
        }
        if ("record".equals(name)) {
            return new RecordTask();
        }
        throw new RefusedException("unknown task '" + name + "'");
    }
}
