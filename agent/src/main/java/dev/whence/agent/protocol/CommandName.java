package dev.whence.agent.protocol;

/** What a {@link Request} asks for. Constants, so that their names load no class in the target JVM. */
public final class CommandName {
    /** The request is in a file; this is the only one in an argument of {@code agentmain}. */
    public static final String READ = "read";

    public static final String ATTACH = "attach";
    public static final String CHECK = "check";
    public static final String DETACH = "detach";
    public static final String STATUS = "status";

    /** Begins a session: a command that asks several times through its own two files. */
    public static final String SESSION = "session";

    /** In a session: what was counted since the last poll. */
    public static final String POLL = "poll";

    /** In a session of {@code record}: writes the recording. */
    public static final String DUMP = "dump";

    /** In a session: ends it. */
    public static final String END = "end";

    private CommandName() {}
}
