package org.neurobean.lab.trial;

/** A trial was asked to stop before it came to its outcome. */
public final class TrialStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialStopped() {
        super("the trial was stopped");
    }
}
