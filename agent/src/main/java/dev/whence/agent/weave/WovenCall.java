package dev.whence.agent.weave;

/** The calls that woven code makes, by name and descriptor: of the agent itself, or the same ones over the relay to it. */
public enum WovenCall {
    RESOLUTION_ENTERED("resolutionEntered", "(ILjava/lang/Object;)Ljava/lang/Object;"),
    RESOLUTION_EXITED("resolutionExited", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    RESOLUTION_FAILED("resolutionFailed", "(Ljava/lang/Throwable;Ljava/lang/Object;)V"),
    READING_ENTERED("readingEntered", "(I[Ljava/lang/Object;)Ljava/lang/Object;"),
    READING_EXITED("readingExited", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    READING_FAILED("readingFailed", "(Ljava/lang/Throwable;Ljava/lang/Object;)V"),
    CANDIDATES_ENTERED("candidatesEntered", "(I)Ljava/lang/Object;"),
    CANDIDATES_EXITED("candidatesExited", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    CANDIDATES_FAILED("candidatesFailed", "(Ljava/lang/Throwable;Ljava/lang/Object;)V"),
    MODE_ENTERED("modeEntered", "(I)V"),
    STEP_ENTERED("stepEntered", "(I)Ljava/lang/Object;"),
    STEP_EXITED("stepExited", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    STEP_FAILED("stepFailed", "(Ljava/lang/Throwable;Ljava/lang/Object;)V");

    /** The class of the agent that has these methods, by its internal name. Named, and not known: it stands above. */
    public static final String AGENT = "dev/whence/agent/runtime/Whence";

    public final String method;
    public final String descriptor;

    WovenCall(String method, String descriptor) {
        this.method = method;
        this.descriptor = descriptor;
    }

    /** Whether something begins with it: the others end what has begun. */
    public boolean begins() {
        return method.endsWith("Entered");
    }
}
