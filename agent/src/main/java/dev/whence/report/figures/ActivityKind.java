package dev.whence.report.figures;

/** What a thread may do that the JDK's recorder writes down. */
public enum ActivityKind {
    classLoads("jdk.ClassLoad", "class loaded", "classes loaded"),
    fileReads("jdk.FileRead", "file read", "file reads"),
    fileWrites("jdk.FileWrite", "file written", "file writes"),
    socketReads("jdk.SocketRead", "socket read", "socket reads"),
    socketWrites("jdk.SocketWrite", "socket written", "socket writes"),
    locks("jdk.JavaMonitorEnter", "wait for a lock", "waits for a lock"),
    waits("jdk.JavaMonitorWait", "wait", "waits"),
    parks("jdk.ThreadPark", "park", "parks"),
    sleeps("jdk.ThreadSleep", "sleep", "sleeps");

    private final String event;
    private final String one;
    private final String several;

    ActivityKind(String event, String one, String several) {
        this.event = event;
        this.one = one;
        this.several = several;
    }

    /** The name of its event. */
    public String event() {
        return event;
    }

    /** What so many of them are called. */
    public String noun(long count) {
        return count == 1 ? one : several;
    }
}
