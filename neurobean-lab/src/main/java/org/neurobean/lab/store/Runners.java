package org.neurobean.lab.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Names of processes that work on a store. A claim is worth what its process is: where that one has ended, however it
 * ended, the claim is void.
 */
final class Runners {

    private Runners() {}

    /** This process: its number and the moment of its start, as numbers are given out again. */
    static String self() {
        return name(ProcessHandle.current());
    }

    static boolean isAlive(String runner) {
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
