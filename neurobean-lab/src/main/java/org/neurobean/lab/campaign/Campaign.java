package org.neurobean.lab.campaign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.run.Versions;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.trial.TrialData;
import org.neurobean.lab.trial.TrialRunner;
import org.neurobean.lab.trial.TrialStopped;

/**
 * Runs the trials of a plan that a store does not hold yet, several at once with one thread each, and keeps each as soon as
 * it ends. Trials that another process is running are waited for.
 */
public final class Campaign {

    private static final long WAIT_MILLIS = 300;

    private final TrialStore store;
    private final DataSource data;
    private final int workers;

    /** Gives the data of a data set; called in several threads, and each time the same. */
    public interface DataSource {
        TrialData of(String dataset);
    }

    /**
     * A campaign.
     *
     * @param workers threads, 1 or more
     */
    public Campaign(TrialStore store, DataSource data, int workers) {
        if (workers < 1) {
            throw InvalidValueException.of("workers", "1 or more", workers);
        }
        this.store = store;
        this.data = data;
        this.workers = workers;
    }

    /** Is notified of the progress of a campaign, in the threads of its workers, one call at a time. */
    public interface Listener {

        /** Ignores all events. */
        Listener SILENT = (trial, known) -> {};

        /**
         * A trial came to its end, here or in another process.
         *
         * @param here whether it was run here
         */
        void finished(Trial trial, boolean here);

        /** Asked regularly: true ends the campaign; what is under way is given up. */
        default boolean stopRequested() {
            return false;
        }
    }

    /**
     * Runs what is missing, in the order of the plan.
     *
     * @return false if it was stopped before its end
     * @throws IllegalArgumentException if a trial cannot be run
     * @throws org.neurobean.lab.store.StoreException if an outcome cannot be kept; what is finished stays kept
     */
    public boolean run(List<Trial> plan, Listener listener) {
        Set<String> known = store.keys();
        Map<String, Trial> missing = new LinkedHashMap<>();
        plan.forEach(trial -> missing.putIfAbsent(trial.key(), trial));
        missing.keySet().removeAll(known);
        Queue queue = new Queue(missing.values(), listener);
        if (queue.isDone()) {
            return true;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(workers, missing.size()));
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int w = 0; w < Math.min(workers, missing.size()); w++) {
                running.add(pool.submit(() -> work(queue)));
            }
            return await(running, queue);
        } finally {
            queue.stop();
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    private static boolean await(List<Future<?>> running, Queue queue) {
        try {
            for (Future<?> worker : running) {
                worker.get();
            }
            return queue.isDone();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void awaitEnd(ExecutorService pool) {
        try {
            boolean ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            if (!ended) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Queue queue) {
        try {
            Trial trial = queue.next();
            while (trial != null) {
                attempt(trial, queue);
                trial = queue.next();
            }
        } catch (TrialStopped e) {
            return;
        } catch (RuntimeException e) {
            queue.stop();
            throw e;
        }
    }

    private void attempt(Trial trial, Queue queue) {
        switch (store.claim(trial)) {
            case FINISHED -> queue.finished(trial, false);
            case TAKEN -> queue.putBack(trial);
            case GRANTED -> {
                boolean finished = false;
                try {
                    run(trial, queue);
                    finished = true;
                } finally {
                    if (!finished) {
                        store.release(trial);
                    }
                }
                queue.finished(trial, true);
            }
        }
    }

    private void run(Trial trial, Queue queue) {
        TrialData of = data.of(trial.dataset());
        TrialRunner.Result result = new TrialRunner(of).run(trial, queue::isStopped);
        Map<String, String> origin = new LinkedHashMap<>(Versions.all());
        origin.put("data", of.dataset().digest());
        store.finish(trial, result.outcome(), result.cost(), origin);
    }

    /** What is still to be run. */
    private static final class Queue {

        private final Deque<Trial> waiting = new ArrayDeque<>();
        private final Listener listener;
        private int open;
        private boolean stopped;

        Queue(Iterable<Trial> trials, Listener listener) {
            trials.forEach(waiting::add);
            this.open = waiting.size();
            this.listener = listener;
        }

        /** The next one to try; null if nothing is left for this worker, or the campaign is stopped. */
        @Nullable
        Trial next() {
            if (isStopped()) {
                return null;
            }
            synchronized (this) {
                return waiting.poll();
            }
        }

        /** For later: another process is running it. There are no more of these than that one has workers. */
        void putBack(Trial trial) {
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            }
            synchronized (this) {
                waiting.add(trial);
            }
        }

        synchronized void finished(Trial trial, boolean here) {
            open--;
            listener.finished(trial, here);
        }

        synchronized void stop() {
            stopped = true;
        }

        boolean isStopped() {
            boolean asked = listener.stopRequested();
            synchronized (this) {
                stopped |= asked;
                return stopped;
            }
        }

        synchronized boolean isDone() {
            return open == 0;
        }
    }
}
