package trend.portfolio.app;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process brings about, until the test's own time is over. */
public final class Await {

    private Await() {}

    public static void until(BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new AssertionError("It did not come to be.");
            }
        }
    }
}
