package org.neurobean.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.neurobean.lab.UserError;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.table.Tuning;

/** Runs trials under the eyes of a user, who may press Ctrl-C. */
final class FewShotRun {

    private final TrialStore store;
    private final Campaign campaign;
    private final Console console;

    FewShotRun(TrialStore store, Campaign campaign, Console console) {
        this.store = store;
        this.campaign = campaign;
        this.console = console;
    }

    /**
     * Runs what the store does not hold yet.
     *
     * @param table what it looks like now, as lines; may be empty
     * @throws UserError where it was stopped
     */
    void run(List<Trial> trials, Supplier<List<String>> table) {
        CampaignDisplay display = new CampaignDisplay(console, trials, store.keys(), table);
        boolean ended;
        try (StopOnInterrupt interrupt = new StopOnInterrupt(display::stop)) {
            ended = campaign.run(trials, display);
        }
        if (!ended) {
            throw UserError.failedRun(
                    "stopped; finished trials are in " + store.path() + ", and the same command goes on with them");
        }
    }

    /**
     * Chooses settings and keeps the choices in the store: rung after rung, all cells at once.
     *
     * @param key under which the choices are found again
     */
    void tune(List<Tuning> cells, String key) {
        for (int round = 1; ; round++) {
            Map<String, StoredTrial> finished = Tuning.byKey(store.trials());
            List<Trial> missing = new ArrayList<>();
            for (Tuning cell : cells) {
                Tuning.Progress progress = cell.after(finished);
                missing.addAll(progress.missing());
                if (progress.choice() != null) {
                    store.choose(progress.choice(), key);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            console.say("round " + round + ": " + missing.size() + " trials");
            run(missing, List::of);
        }
    }
}
