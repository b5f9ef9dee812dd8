package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.store.StoredTrial;

/** How a setting is chosen. */
final class TuningTest {

    /** It has four settings. */
    private static final Row ROW = Table1.named(Table1.BEAN_1);

    private static final List<Method> GRID = ROW.grid().apply(5);

    private static Tuning tuning(int draws, boolean halving) {
        return new Tuning(ROW, "mnist", 5, Protocol.DISJOINT, 0, draws, halving);
    }

    /** The later a setting stands in the grid, the better it is. */
    private static double rising(Trial trial) {
        return 0.5 + 0.1 * GRID.indexOf(trial.method());
    }

    /** Runs until it has chosen; what was run, in order. */
    private static List<StoredTrial> run(Tuning tuning, ToDoubleFunction<Trial> validation, double test) {
        List<StoredTrial> finished = new ArrayList<>();
        while (tuning.after(finished).choice() == null) {
            tuning.after(finished)
                    .missing()
                    .forEach(trial ->
                            finished.add(FakeTables.stored(trial, validation.applyAsDouble(trial), test, test)));
        }
        return finished;
    }

    private static Choice choice(Tuning tuning, List<StoredTrial> finished) {
        return Objects.requireNonNull(tuning.after(finished).choice());
    }

    @Test
    void theSettingWithTheHighestValidationIsChosen() {
        for (boolean halving : new boolean[] {false, true}) {
            Tuning tuning = tuning(4, halving);
            Choice choice = choice(tuning, run(tuning, TuningTest::rising, 0.5));
            assertThat(choice.chosen()).isEqualTo(GRID.get(3));
            assertThat(choice.candidates()).hasSize(GRID.size());
            assertThat(choice.candidates().stream().map(Choice.Candidate::method))
                    .containsExactly(GRID.get(3), GRID.get(2), GRID.get(1), GRID.get(0));
        }
    }

    @Test
    void halvingKeepsTheBetterHalf() {
        Tuning tuning = tuning(4, true);
        List<StoredTrial> first = new ArrayList<>();
        List<Trial> asked = tuning.after(List.of()).missing();
        asked.forEach(trial -> first.add(FakeTables.stored(trial, rising(trial), 0.5, 0.5)));
        assertThat(methods(asked)).containsExactlyInAnyOrderElementsOf(GRID);
        assertThat(methods(tuning.after(first).missing())).containsExactlyInAnyOrder(GRID.get(2), GRID.get(3));
    }

    @Test
    void halvingIsCheaperAndItsLastRungIsTrainedInFull() {
        List<StoredTrial> halving = run(tuning(8, true), TuningTest::rising, 0.5);
        List<StoredTrial> grid = run(tuning(8, false), TuningTest::rising, 0.5);
        assertThat(epochs(halving)).isLessThan(epochs(grid) * 6 / 10);
        Choice.Candidate best = choice(tuning(8, true), halving).candidates().get(0);
        assertThat(best.draws()).isEqualTo(8);
        assertThat(best.epochs()).isEqualTo(100);
    }

    @Test
    void itsDrawsAreNeverReported() {
        Set<Long> seeds = new HashSet<>();
        for (StoredTrial each : run(tuning(8, true), TuningTest::rising, 0.5)) {
            assertThat(each.trial().draw().purpose()).isEqualTo(Draw.Purpose.TUNING);
            seeds.add(each.trial().draw().seed());
        }
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(seeds).doesNotContain(Draw.reported(draw).seed());
        }
    }

    @Test
    void testAccuracyHasNoSay() {
        Tuning tuning = tuning(4, true);
        List<StoredTrial> finished = run(tuning, TuningTest::rising, 0.5);
        List<StoredTrial> otherwise = finished.stream()
                .map(each -> FakeTables.stored(each.trial(), rising(each.trial()), 1 - rising(each.trial()), 0.1))
                .toList();
        assertThat(choice(tuning, otherwise)).isEqualTo(choice(tuning, finished));
    }

    @Test
    void isAFunctionOfTheFinishedTrialsAlone() {
        Tuning tuning = tuning(4, true);
        List<StoredTrial> finished = run(tuning, TuningTest::rising, 0.5);
        Choice choice = choice(tuning, finished);
        List<StoredTrial> mixed = new ArrayList<>(finished);
        mixed.add(FakeTables.stored(
                FewShotPlan.trial(GRID.get(0), "mnist", 5, Draw.reported(0), Protocol.DISJOINT, 0), 1, 1, 1));
        mixed.add(FakeTables.stored(
                FewShotPlan.trial(GRID.get(0), "fashion-mnist", 5, Draw.tuning(0), Protocol.DISJOINT, 0), 1, 1, 1));
        Collections.shuffle(mixed, new Random(1));
        assertThat(choice(tuning, mixed)).isEqualTo(choice);
    }

    @Test
    void goesOnFromWhereItWasStopped() {
        Tuning tuning = tuning(4, true);
        List<StoredTrial> whole = run(tuning, TuningTest::rising, 0.5);
        for (int kept = 0; kept < whole.size(); kept++) {
            List<StoredTrial> part = whole.subList(0, kept);
            Tuning.Progress progress = tuning.after(part);
            assertThat(progress.choice()).isNull();
            assertThat(progress.missing()).isNotEmpty().noneMatch(trials(part)::contains);
            assertThat(trials(whole)).containsAll(progress.missing());
        }
    }

    @Test
    void ofEqualSettingsTheFirstInTheGridIsChosen() {
        for (boolean halving : new boolean[] {false, true}) {
            Tuning tuning = tuning(2, halving);
            assertThat(choice(tuning, run(tuning, trial -> 0.7, 0.5)).chosen()).isEqualTo(GRID.get(0));
        }
    }

    @Test
    void aSingleSettingIsChosenByTheSameRule() {
        Tuning tuning = new Tuning(Table1.named("1-nn"), "mnist", 5, Protocol.DISJOINT, 0, 2, true);
        Choice choice = choice(tuning, run(tuning, trial -> 0.7, 0.5));
        assertThat(choice.candidates()).hasSize(1);
        assertThat(choice.candidates().get(0).epochs()).isZero();
    }

    @Test
    void needsADraw() {
        assertThatThrownBy(() -> tuning(0, true)).hasMessageContaining("1 draw or more");
    }

    private static List<Method> methods(List<Trial> trials) {
        return trials.stream().map(Trial::method).distinct().toList();
    }

    private static List<Trial> trials(List<StoredTrial> finished) {
        return finished.stream().map(StoredTrial::trial).toList();
    }

    private static long epochs(List<StoredTrial> finished) {
        return finished.stream()
                .mapToLong(each -> each.trial().schedule().epochs())
                .sum();
    }
}
