package guest.logging;

import org.apache.logging.log4j.LogManager;

/** Logs over Log4j's interface, which has two providers to choose from; prints what it is bound to. */
public final class Log4j {
    private static final int LOGGERS = 25;

    private Log4j() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < LOGGERS; i++) {
            LogManager.getLogger("logger" + i).trace("s3cret-message");
        }
        System.out.println(LogManager.getFactory().getClass().getName());
    }
}
