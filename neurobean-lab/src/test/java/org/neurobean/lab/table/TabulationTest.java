package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.table.FewShotTable.Cell;

/** What finished trials make of a plan. */
final class TabulationTest {

    private static final FewShotPlan PLAN = plan(Table1.VANILLA, Table1.DROPOUT, Table1.BEAN_2);

    private static FewShotPlan plan(String... rows) {
        return new FewShotPlan(
                List.of(rows).stream().map(Table1::named).toList(),
                List.of("mnist"),
                List.of(5),
                3,
                Protocol.DISJOINT,
                0,
                List.of());
    }

    private static Trial trial(String row, Draw draw) {
        return PLAN.trial(Table1.named(row), "mnist", 5, draw);
    }

    private static StoredTrial stored(String row, int draw, double accuracy) {
        return FakeTables.stored(trial(row, Draw.reported(draw)), accuracy, accuracy - 0.1);
    }

    private static Cell cell(FewShotTable table, String row) {
        return Objects.requireNonNull(table.cell(row, "mnist", 5));
    }

    @Test
    void differencesAreOverTheDrawsThatBothRowsHave() {
        FewShotTable table = Tabulation.of(
                PLAN,
                "disjoint",
                List.of(
                        stored(Table1.VANILLA, 0, 0.50),
                        stored(Table1.VANILLA, 2, 0.70),
                        stored(Table1.BEAN_2, 1, 0.99),
                        stored(Table1.BEAN_2, 2, 0.75)));
        Interval gain = Objects.requireNonNull(cell(table, Table1.BEAN_2).toVanilla());
        assertThat(gain.n()).isEqualTo(1);
        assertThat(gain.mean()).isEqualTo(5, within(1e-9));
        assertThat(cell(table, Table1.VANILLA).toVanilla()).isNull();
    }

    @Test
    void aDrawThatIsNotFinishedIsNoNumber() {
        FewShotTable table = Tabulation.of(PLAN, "disjoint", List.of(stored(Table1.VANILLA, 1, 0.5)));
        Cell cell = cell(table, Table1.VANILLA);
        assertThat(cell.accuracies()).containsExactly(Double.NaN, 50, Double.NaN);
        assertThat(cell.last().accuracies()[0]).isNaN();
        assertThat(cell.n()).isEqualTo(1);
        assertThat(cell.mean()).isEqualTo(50);
        assertThat(cell.deviation()).isNaN();
        assertThat(table.cell(Table1.BEAN_2, "mnist", 5)).isNull();
        assertThat(table.finished()).isEqualTo(1);
        assertThat(table.planned()).isEqualTo(9);
    }

    @Test
    void theBestRowToCompareWithHasNoBeanAndIsNoControl() {
        FewShotPlan plan =
                plan(Table1.VANILLA, "1-nn", Table1.BEAN_1, Table1.BEAN_2, "bean-1-dropout", "bean-2-shuffled");
        List<StoredTrial> trials = new ArrayList<>();
        for (Trial trial : plan.trials()) {
            double accuracy = trial.method().equals(Table1.named("1-nn").usual().apply(5))
                    ? 0.6
                    : trial.method().equals(Table1.named(Table1.VANILLA).usual().apply(5)) ? 0.5 : 0.9;
            trials.add(FakeTables.stored(trial, accuracy, accuracy));
        }
        FewShotTable table = Tabulation.of(plan, "disjoint", trials);
        assertThat(table.cells()).hasSize(6).allMatch(each -> "1-nn".equals(each.bestOther()));
        assertThat(cell(table, "1-nn").toBestOther()).isNull();
        assertThat(Objects.requireNonNull(cell(table, "bean-2-shuffled").toBestOther())
                        .mean())
                .isEqualTo(30, within(1e-9));
    }

    @Test
    void tuningDrawsAndOtherProtocolsCountForNothing() {
        Trial reported = trial(Table1.VANILLA, Draw.reported(0));
        Trial other = new Trial(
                reported.dataset(),
                reported.shots(),
                reported.draw(),
                Protocol.AUTHORS,
                reported.schedule(),
                reported.method());
        FewShotTable table = Tabulation.of(
                PLAN,
                "disjoint",
                List.of(
                        FakeTables.stored(trial(Table1.VANILLA, Draw.tuning(0)), 0.5, 0.5),
                        FakeTables.stored(other, 0.5, 0.5)));
        assertThat(table.cells()).isEmpty();
        assertThat(table.origins()).isEmpty();
    }

    @Test
    void theLastEpochIsComparedWithLastEpochs() {
        List<StoredTrial> trials = List.of(
                FakeTables.stored(trial(Table1.VANILLA, Draw.reported(0)), 0.8, 0.5),
                FakeTables.stored(trial(Table1.DROPOUT, Draw.reported(0)), 0.7, 0.6),
                FakeTables.stored(trial(Table1.BEAN_2, Draw.reported(0)), 0.9, 0.9));
        Cell bean = cell(Tabulation.of(PLAN, "disjoint", trials), Table1.BEAN_2);
        assertThat(bean.bestOther()).isEqualTo(Table1.VANILLA);
        assertThat(bean.last().bestOther()).isEqualTo(Table1.DROPOUT);
        assertThat(bean.last().mean()).isEqualTo(90);
        assertThat(Objects.requireNonNull(bean.toVanilla()).mean()).isEqualTo(10, within(1e-9));
        assertThat(Objects.requireNonNull(bean.last().toVanilla()).mean()).isEqualTo(40, within(1e-9));
        assertThat(Objects.requireNonNull(bean.last().toBestOther()).mean()).isEqualTo(30, within(1e-9));
    }

    @Test
    void theOrderOfTrialsIsOfNoMatter() {
        List<StoredTrial> trials = new ArrayList<>();
        Random random = new Random(1);
        PLAN.trials().forEach(trial -> trials.add(FakeTables.stored(trial, random.nextDouble(), 0.5)));
        String before = TableJson.line(Tabulation.of(PLAN, "disjoint", trials));
        Collections.shuffle(trials, random);
        assertThat(TableJson.line(Tabulation.of(PLAN, "disjoint", trials))).isEqualTo(before);
    }

    @Test
    void costsAreSumsAndEarlyEndsAreCounted() {
        StoredTrial one = stored(Table1.VANILLA, 0, 0.5);
        StoredTrial two = stored(Table1.VANILLA, 1, 0.5);
        Outcome ended = new Outcome(two.outcome().best(), two.outcome().last(), "the loss is NaN");
        FewShotTable table = Tabulation.of(
                PLAN,
                "disjoint",
                List.of(one, new StoredTrial(two.trial(), ended, two.cost(), two.origin(), two.finished())));
        Cell cell = cell(table, Table1.VANILLA);
        assertThat(cell.diverged()).isEqualTo(1);
        assertThat(cell.cost().steps()).isEqualTo(2 * one.cost().steps());
        assertThat(cell.cost().trainingSeconds()).isEqualTo(2 * one.cost().trainingSeconds());
        assertThat(cell.cost().evaluationSeconds()).isEqualTo(2 * one.cost().evaluationSeconds());
        assertThat(table.origins()).hasSize(1);
    }

    @Test
    void thePapersValueStandsWhereItHasOne() {
        FewShotTable table = Tabulation.of(PLAN, "disjoint", List.of(stored(Table1.BEAN_2, 0, 0.8)));
        assertThat(cell(table, Table1.BEAN_2).paper()).isEqualTo(80.76);
        assertThat(PaperTable.value(Table1.BEAN_2, "fashion-mnist", 20)).hasValue(75.06);
        assertThat(PaperTable.value(Table1.BEAN_2, "mnist", 3)).isEmpty();
        assertThat(PaperTable.value(Table1.BEAN_2, "digits", 5)).isEmpty();
        assertThat(PaperTable.value("1-nn", "mnist", 5)).isEmpty();
    }
}
