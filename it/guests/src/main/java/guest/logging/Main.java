package guest.logging;

import org.apache.commons.logging.LogFactory;
import org.slf4j.LoggerFactory;

/** Logs over SLF4J, which has two providers to choose from, and over Commons Logging; prints what they are bound to. */
public final class Main {
    private static final int LOGGERS = 25;

    private Main() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < LOGGERS; i++) {
            LoggerFactory.getLogger("logger" + i).trace("s3cret-message");
            LogFactory.getLog("log" + i).trace("s3cret-message");
        }
        System.out.println(LoggerFactory.getILoggerFactory().getClass().getName());
        System.out.println(LogFactory.getLog("log").getClass().getName());
    }
}
