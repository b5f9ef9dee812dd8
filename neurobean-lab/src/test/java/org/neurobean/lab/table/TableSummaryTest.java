package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A table in a few sentences. */
final class TableSummaryTest {

    @Test
    void saysWhereBeanIsAheadByHowMuchAndWhatIsBest() {
        // The paper's gains: 53.75 - 38.63 = 15.12, 80.76 - 70.21 = 10.55.
        FewShotTable table = new FakeTables.ByHand(20, 1, 5)
                .row(Table1.VANILLA, 45, 73)
                .row(Table1.DROPOUT, 52, 79)
                .row(Table1.BEAN_2, 52, 80)
                .table();
        assertThat(TableSummary.of(table))
                .containsExactly(
                        "On MNIST, BEAN-2 against the vanilla network: better with 1 and 5 shots; mean differences +7.0 points,"
                                + " the paper's +10.6 to +15.1. That is 46 and 66 % of the paper's gain.",
                        "On MNIST, BEAN-2 against the best row without BEAN, of those with all draws: better with 5 shots, not"
                                + " decided with 1 shot; mean differences 0.0 to +1.0 points.",
                        "On MNIST, the highest means are 52.0 % with 1 shot (LeNet-5 + dropout) and 80.0 % with 5 shots"
                                + " (LeNet-5 + BEAN-2), of the rows with all draws.");
    }

    @Test
    void aControlIsNotTheBestRowWithoutBean() {
        FewShotTable table = new FakeTables.ByHand(20, 5)
                .row(Table1.DROPOUT, 79)
                .row(Table1.BEAN_2, 80)
                .row("bean-2-shuffled", 90)
                .table();
        assertThat(TableSummary.of(table).get(0)).contains("better with 5 shots; mean differences +1.0 points");
    }

    @Test
    void saysNothingOfFewDraws() {
        FewShotTable table = new FakeTables.ByHand(4, 5)
                .row(Table1.VANILLA, 73)
                .row(Table1.BEAN_2, 80)
                .table();
        assertThat(TableSummary.of(table)).isEmpty();
    }
}
