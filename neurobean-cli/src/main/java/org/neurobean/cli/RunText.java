package org.neurobean.cli;

import java.util.Locale;
import java.util.Objects;
import org.neurobean.lab.run.RunRecord;

/** A run in one line. */
final class RunText {

    private RunText() {}

    /** What was trained, on what, and how well it does. */
    static String origin(RunRecord run) {
        RunRecord.Result result = Objects.requireNonNull(run.result());
        return String.format(
                Locale.ROOT,
                "%s on %s, %s, %d epochs, seed %d, test accuracy %s",
                run.settings().model(),
                run.data().title(),
                run.settings().manner(),
                result.epochs(),
                run.settings().seed(),
                Console.percent(result.testAccuracy()));
    }
}
