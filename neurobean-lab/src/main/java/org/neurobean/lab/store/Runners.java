package org.neurobean.lab.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of those who work on a store. A claim is only as good as its runner: if its process has ended, however it ended, or the
 * open store in this process that made it was closed, then the claim is void.
 */
final class Runners {

    /** Between the name of a process and the number of an open store in it. */
    private static final char NUMBER = '#';

    private static final AtomicLong OPENED = new AtomicLong();
    private static final Set<String> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private Runners() {}

    /**
     * A new runner in this process: the number of the process, the moment of its start, as numbers are given out again, and a
     * number of its own, as a process may open a store twice.
     */
    static String begin() {
        String runner = name(ProcessHandle.current()) + NUMBER + OPENED.incrementAndGet();
        OPEN_HERE.add(runner);
        return runner;
    }

    /** Makes the claims of a runner of this process void. */
    static void end(String runner) {
        OPEN_HERE.remove(runner);
    }

    static boolean isAlive(String runner) {
        int number = runner.indexOf(NUMBER);
        String process = number < 0 ? runner : runner.substring(0, number);
        boolean here = process.equals(name(ProcessHandle.current()));
        return (here && number >= 0) ? OPEN_HERE.contains(runner) : isProcessAlive(process);
    }

    private static boolean isProcessAlive(String runner) {
        int at = runner.indexOf('@');
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(runner.substring(0, Math.max(0, at))));
            return process.filter(ProcessHandle::isAlive)
                    .map(Runners::name)
                    .filter(runner::equals)
                    .isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        return process.pid() + "@"
                + process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
