package org.neurobean.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training end in order when the user presses Ctrl-C: it is asked to stop, and the program waits until the
 * checkpoint is written, the directory is released, and the last line is printed.
 */
final class StopOnInterrupt implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    /** One for the process, as its shutdown is. */
    private static final CountDownLatch COMMAND_ENDED = new CountDownLatch(1);

    private final Thread hook;

    StopOnInterrupt(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                boolean inTime = COMMAND_ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!inTime) {
                    System.err.println("neurobean: the training did not end in time; its last checkpoint is good");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Ctrl-C came before the training began.
            stop.run();
        }
    }

    /** Lets the process end: the command has printed its last line. */
    static void commandEnded() {
        COMMAND_ENDED.countDown();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already; it waits for the command's last line.
            return;
        }
    }
}
