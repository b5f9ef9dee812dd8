package org.neurobean.lab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training end in order when the user presses Ctrl-C: it is asked to stop, and the program waits until the
 * checkpoint is written.
 */
final class StopOnInterrupt implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    StopOnInterrupt(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!inTime) {
                    System.err.println("neurobean: the training did not end in time; its last checkpoint is good");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and now comes to its end.
            ended.countDown();
        }
    }
}
