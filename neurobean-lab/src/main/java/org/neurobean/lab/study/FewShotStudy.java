package org.neurobean.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.campaign.Shard;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.run.StoppedException;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.Tabulation;
import org.neurobean.lab.table.Tuning;

/**
 * A few-shot study: chooses settings, runs the trials of a plan and makes the table of them. Everything that is finished is
 * kept in a store, so that a study that was stopped goes on with what is missing.
 */
public final class FewShotStudy {

    private final TrialStore store;
    private final Place place;
    private final StudyListener listener;

    /** Where trials are run. */
    public interface Place {

        /**
         * Runs the trials that the store does not hold yet, and keeps their outcomes there.
         *
         * @return false if the listener stopped it
         */
        boolean run(List<Trial> trials, Campaign.Listener listener);
    }

    /**
     * A study.
     *
     * @param store keeps trials and choices
     * @param place runs trials into this store, for example {@code new Campaign(store, data, workers)::run}
     */
    public FewShotStudy(TrialStore store, Place place, StudyListener listener) {
        this.store = store;
        this.place = place;
        this.listener = listener;
    }

    /**
     * Runs the trials of a plan, or a part of them.
     *
     * @param untuned a plan, which takes the choices of the store
     * @param tuningKey under which these choices are found
     * @param protocol name of the plan's protocol, for the table
     * @return the table of all that is finished
     * @throws StoppedException if the listener stopped it
     */
    public FewShotTable run(FewShotPlan untuned, String tuningKey, String protocol, Shard part) {
        FewShotPlan plan = untuned.withChoices(store.choices(tuningKey));
        listener.planned(plan);
        run(part.of(plan.trials()), () -> Tabulation.of(plan, protocol, store.trials()));
        return Tabulation.of(plan, protocol, store.trials());
    }

    /** The table of what the store holds, as {@link #run} gives it; nothing is run. */
    public static FewShotTable table(TrialStore store, FewShotPlan untuned, String tuningKey, String protocol) {
        return Tabulation.of(untuned.withChoices(store.choices(tuningKey)), protocol, store.trials());
    }

    /**
     * Chooses settings and keeps the choices in the store: rung after rung, all cells at once.
     *
     * @param tuningKey under which the choices are found again
     * @throws StoppedException if the listener stopped it
     */
    public void tune(List<Tuning> cells, String tuningKey) {
        for (int round = 1; ; round++) {
            Map<String, StoredTrial> finished = Tuning.byKey(store.trials());
            List<Trial> missing = new ArrayList<>();
            for (Tuning cell : cells) {
                Tuning.Progress progress = cell.after(finished);
                missing.addAll(progress.missing());
                if (progress.choice() != null) {
                    store.choose(progress.choice(), tuningKey);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            listener.round(round, missing.size());
            run(missing, null);
        }
    }

    /** As {@link #tune}, for those of the cells that the store has no choice for. */
    public void tuneMissing(List<Tuning> cells, String tuningKey) {
        List<Choice> chosen = store.choices(tuningKey);
        List<Tuning> open = cells.stream()
                .filter(cell -> chosen.stream()
                        .noneMatch(choice -> choice.row().equals(cell.row().id())
                                && choice.dataset().equals(cell.dataset())
                                && choice.shots() == cell.shots()))
                .toList();
        if (!open.isEmpty()) {
            listener.choosing(open.size());
        }
        tune(open, tuningKey);
    }

    private void run(List<Trial> trials, @Nullable Supplier<FewShotTable> table) {
        boolean ended;
        try {
            ended = place.run(trials, listener.trials(trials, store.keys(), table));
        } finally {
            listener.ended();
        }
        if (!ended) {
            throw new StoppedException(
                    "stopped; finished trials are in " + store.path() + ", and the same command goes on with them");
        }
    }
}
