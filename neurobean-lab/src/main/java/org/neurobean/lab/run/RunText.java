package org.neurobean.lab.run;

import java.util.Locale;
import java.util.Objects;

/** A finished run in one line. */
public final class RunText {

    private RunText() {}

    /** What was trained, on what, and how well it does; the run has ended. */
    public static String origin(RunRecord run) {
        RunRecord.Result result = Objects.requireNonNull(run.result());
        return String.format(
                Locale.ROOT,
                "%s on %s, %s, %d epochs, seed %d, test accuracy %.2f %%",
                run.settings().model(),
                run.data().title(),
                run.settings().manner(),
                result.epochs(),
                run.settings().seed(),
                100 * result.testAccuracy());
    }
}
