package dev.whence.it.target;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Calls on a virtual thread, where the JDK has them: by reflection, since the tests are compiled for 17. */
final class Virtual {

    private Virtual() {}

    static <T> T call(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, future);
        return future.get();
    }
}
