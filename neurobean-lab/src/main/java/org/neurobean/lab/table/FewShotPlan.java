package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.Choice;

/**
 * Which trials fill a table: rows by data sets, shots and draws, each with the setting that was chosen for it.
 *
 * @param rows at least one
 * @param datasets names of the catalog, at least one
 * @param shots of each class, at least one
 * @param draws how many, from number 0; 1 or more
 * @param protocol how an epoch is chosen
 * @param epochs of every network; 0 for the authors' numbers
 * @param choices of tuning; a cell without one takes a default, as {@link Setting} tells
 */
public record FewShotPlan(
        List<Row> rows,
        List<String> datasets,
        List<Integer> shots,
        int draws,
        Protocol protocol,
        int epochs,
        List<Choice> choices) {

    public FewShotPlan {
        rows = List.copyOf(rows);
        datasets = List.copyOf(datasets);
        shots = List.copyOf(shots);
        choices = List.copyOf(choices);
    }

    /** The same with these choices. */
    public FewShotPlan withChoices(List<Choice> newChoices) {
        return new FewShotPlan(rows, datasets, shots, draws, protocol, epochs, newChoices);
    }

    /** With which setting a cell runs, and where that comes from. */
    public Setting setting(Row row, String dataset, int perClass) {
        return Setting.of(this, row, dataset, perClass);
    }

    /** The trial of a cell and a draw. */
    public Trial trial(Row row, String dataset, int perClass, Draw draw) {
        return trial(setting(row, dataset, perClass).method(), dataset, perClass, draw);
    }

    /** The trial of a method and a draw, as this plan runs it. */
    Trial trial(Method method, String dataset, int perClass, Draw draw) {
        return trial(method, dataset, perClass, draw, protocol, epochs);
    }

    /** A trial of a method by its usual schedule, with the epochs of this plan if they are above 0. */
    static Trial trial(Method method, String dataset, int perClass, Draw draw, Protocol protocol, int epochs) {
        Schedule usual = Schedule.usual(method, perClass);
        Schedule schedule = epochs > 0 && method.trainsNetwork() ? usual.withEpochs(epochs) : usual;
        return new Trial(dataset, perClass, draw, protocol, schedule, method);
    }

    /** All trials, draw after draw, so that every row of the table fills at the same pace. */
    public List<Trial> trials() {
        List<Trial> ofOneDraw = new ArrayList<>();
        for (String dataset : datasets) {
            for (int perClass : shots) {
                for (Row row : rows) {
                    ofOneDraw.add(trial(row, dataset, perClass, Draw.reported(0)));
                }
            }
        }
        List<Trial> trials = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            for (Trial trial : ofOneDraw) {
                trials.add(trial.withDraw(Draw.reported(draw)));
            }
        }
        return trials;
    }
}
