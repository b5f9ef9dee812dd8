package org.neurobean.cli;

import java.util.HashMap;
import java.util.Map;

/** How long trainings still take, by the steps that were made here; those of an earlier run count as done, but not as made. */
final class TimeLeft {

    private static final double NANOS = 1e9;

    private final long steps;
    private final long start;
    private final Map<String, Long> places = new HashMap<>();
    private long made;
    private long done;

    /**
     * Begins now.
     *
     * @param steps of all trainings together, at most
     * @param now in nanoseconds, as all times here
     */
    TimeLeft(long steps, long now) {
        this.steps = steps;
        this.start = now;
    }

    /**
     * A training was found with this many of its steps already made.
     *
     * @return by how many steps the whole went on
     */
    long found(String training, long place) {
        long further = place - places.getOrDefault(training, 0L);
        places.put(training, place);
        done += further;
        return further;
    }

    /** As {@link #found}, by a step that was made here. */
    long made(String training, long place) {
        made++;
        return found(training, place);
    }

    /** Seconds; infinite before the first step. */
    double seconds(long now) {
        return (now - start) / NANOS / made * (steps - done);
    }
}
