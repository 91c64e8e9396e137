package dev.whence;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Holds up whoever comes until it is opened, and tells how many came. */
final class Gate implements Runnable {
    private final Semaphore visitors = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void run() {
        visitors.release();
        Threads.await(open);
    }

    void awaitVisitor(int count) {
        visitors.acquireUninterruptibly(count);
    }

    void open() {
        open.countDown();
    }
}
