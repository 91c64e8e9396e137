package dev.whence.agent.trust;

/** Who defines a class: the thread, and the first frames that are neither the JDK's nor the agent's. */
final class Definer {
    private static final int MOST_FRAMES = 3;

    private Definer() {}

    /** The present thread, with its frames. */
    static String here() {
        StringBuilder text = new StringBuilder(Thread.currentThread().getName());
        int frames = 0;
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frames < MOST_FRAMES && !isLoading(frame.getClassName())) {
                text.append(frames == 0 ? ": " : " < ")
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName());
                if (frame.getLineNumber() > 0) {
                    text.append(':').append(frame.getLineNumber());
                }
                frames++;
            }
        }
        return text.toString();
    }

    private static boolean isLoading(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("dev.whence.agent.");
    }
}
