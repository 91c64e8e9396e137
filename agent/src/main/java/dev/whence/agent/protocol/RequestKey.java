package dev.whence.agent.protocol;

import java.util.List;

/** The keys of a {@link Request}'s values. Constants, so that their names load no class in the target JVM. */
public final class RequestKey {
    static final String COMMAND = "command";

    /** The version of the command that asks. */
    public static final String VERSION = "version";

    /** The file that the request, and each later one of a session, is in. */
    public static final String ASK = "ask";

    /** The file for the answer. */
    public static final String ANSWER = "answer";

    /** The agent's options. */
    public static final String OPTIONS = "options";

    /** {@code true} where the operator gave the options, and they are not the command's own. */
    public static final String GIVEN = "given";

    /** {@code true} where the options' points are taken in addition to those that are there. */
    public static final String ADD = "add";

    /** {@code path} where answers are not asked for. */
    public static final String BY = "by";

    /** Binary names of classes, with commas between. */
    public static final String CLASSES = "classes";

    /** What a session is for: {@code watch} or {@code record}. */
    public static final String TASK = "task";

    /** After how many seconds without a sign of the operator a session ends. */
    public static final String PATIENCE = "patience";

    /** Which request of a session this is, from 1. */
    public static final String NUMBER = "number";

    /** The file for a recording. */
    public static final String OUT = "out";

    /** The text of a recording's template. */
    public static final String TEMPLATE = "template";

    /** The size that a recording is kept to, in bytes. */
    public static final String MAX_SIZE = "maxSize";

    /** The system properties that say what the JVM's loaders search, each a key of its own; the others may hold secrets. */
    public static final List<String> SEARCHED =
            List.of("java.class.path", "jdk.module.path", "java.home", "user.dir", "user.home");

    private RequestKey() {}
}
