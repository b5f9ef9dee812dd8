package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.store.StoredTrial;

/**
 * Chooses a setting for a cell of the table by validation accuracy on tuning draws, never by test images and never on
 * draws that the table reports. Either every setting of the grid gets all draws, or successive halving (Jamieson and
 * Talwalkar 2016): few draws and short trainings for all, twice as much for the better half, and so on.
 *
 * @param row whose setting is chosen
 * @param dataset a name of the catalog
 * @param shots of each class
 * @param protocol how an epoch is chosen
 * @param epochs of every network; 0 for the authors' numbers
 * @param draws of the last rung, 1 or more
 * @param halving whether by successive halving
 */
public record Tuning(Row row, String dataset, int shots, Protocol protocol, int epochs, int draws, boolean halving) {

    /** Draws of the last rung unless another number is given. */
    public static final int USUAL_DRAWS = 4;

    private static final int FIRST_DRAWS = 2;

    public Tuning {
        if (draws < 1) {
            throw new IllegalArgumentException("tuning needs 1 draw or more, but has " + draws);
        }
    }

    /**
     * A step of tuning.
     *
     * @param number from 1
     * @param settings that are still in
     * @param draws of each
     * @param epochsBy what the epochs of a training are divided by
     */
    private record Rung(int number, List<Method> settings, int draws, int epochsBy) {}

    /**
     * What tuning needs next.
     *
     * @param missing trials to run before it can go on; empty if it has chosen
     * @param choice what it chose; null while trials are missing
     */
    public record Progress(List<Trial> missing, @Nullable Choice choice) {}

    /** Goes as far as the finished trials allow: a function of only these, so that tuning resumes by itself. */
    public Progress after(Collection<StoredTrial> finished) {
        return after(byKey(finished));
    }

    /** Finished trials by their keys, for {@link #after(Map)}: several tunings share the work. */
    public static Map<String, StoredTrial> byKey(Collection<StoredTrial> finished) {
        Map<String, StoredTrial> byKey = new HashMap<>();
        finished.forEach(each -> byKey.put(each.trial().key(), each));
        return byKey;
    }

    /** As {@link #after(Collection)}. */
    public Progress after(Map<String, StoredTrial> byKey) {
        List<Method> grid = row.grid().apply(shots);
        List<Choice.Candidate> out = new ArrayList<>();
        Rung rung = halving && grid.size() > 1
                ? new Rung(1, grid, Math.min(FIRST_DRAWS, draws), 2)
                : new Rung(1, grid, draws, 1);
        while (true) {
            List<Trial> trials = trials(rung);
            List<Trial> missing = trials.stream()
                    .filter(trial -> !byKey.containsKey(trial.key()))
                    .toList();
            if (!missing.isEmpty()) {
                return new Progress(missing, null);
            }
            List<Choice.Candidate> ranked = ranked(rung, byKey);
            boolean last = rung.draws() == draws && rung.epochsBy() == 1;
            if (last) {
                List<Choice.Candidate> all = new ArrayList<>(ranked);
                all.addAll(out);
                return new Progress(
                        List.of(),
                        new Choice(row.id(), dataset, shots, ranked.get(0).method(), all, rule()));
            }
            int kept = (ranked.size() + 1) / 2;
            out.addAll(0, ranked.subList(kept, ranked.size()));
            rung = new Rung(
                    rung.number() + 1,
                    ranked.subList(0, kept).stream()
                            .map(Choice.Candidate::method)
                            .toList(),
                    kept == 1 ? draws : Math.min(draws, 2 * rung.draws()),
                    1);
        }
    }

    private List<Trial> trials(Rung rung) {
        List<Trial> trials = new ArrayList<>();
        for (int draw = 0; draw < rung.draws(); draw++) {
            for (Method method : rung.settings()) {
                trials.add(trial(rung, method, draw));
            }
        }
        return trials;
    }

    private Trial trial(Rung rung, Method method, int draw) {
        Trial whole = FewShotPlan.trial(method, dataset, shots, Draw.tuning(draw), protocol, epochs);
        Schedule schedule = whole.schedule();
        if (!method.trainsNetwork() || rung.epochsBy() == 1) {
            return whole;
        }
        return new Trial(
                dataset,
                shots,
                whole.draw(),
                protocol,
                schedule.withEpochs(Math.max(1, schedule.epochs() / rung.epochsBy())),
                method);
    }

    /** The best first; of equals the one that stands first in the grid. */
    private List<Choice.Candidate> ranked(Rung rung, Map<String, StoredTrial> finished) {
        List<Choice.Candidate> candidates = new ArrayList<>();
        for (Method method : rung.settings()) {
            double[] validations = new double[rung.draws()];
            int trained = 0;
            for (int draw = 0; draw < rung.draws(); draw++) {
                Trial trial = trial(rung, method, draw);
                validations[draw] = Objects.requireNonNull(finished.get(trial.key()))
                        .outcome()
                        .best()
                        .validation();
                trained = trial.schedule().epochs();
            }
            candidates.add(
                    new Choice.Candidate(method, Statistics.mean(validations), rung.draws(), trained, rung.number()));
        }
        candidates.sort(Comparator.comparingDouble(Choice.Candidate::validation).reversed());
        return candidates;
    }

    private String rule() {
        return "highest mean validation accuracy at the best epoch over " + draws + " tuning draws"
                + (halving
                        ? ", by successive halving from " + Math.min(FIRST_DRAWS, draws)
                                + " draws and half of the epochs"
                        : "");
    }
}
