package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.store.Choice;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;

/** With which setting a cell runs, and what is said of it. */
final class SettingTest {

    private static Setting setting(
            Row row, String dataset, int shots, Protocol protocol, int epochs, Choice... choices) {
        FewShotPlan plan =
                new FewShotPlan(List.of(row), List.of(dataset), List.of(shots), 1, protocol, epochs, List.of(choices));
        return plan.setting(row, dataset, shots);
    }

    private static Setting setting(Row row, String dataset, int shots) {
        return setting(row, dataset, shots, Protocol.DISJOINT, 0);
    }

    @Test
    void aFreshStoreBeginsWithWhatWasTunedForTable1() {
        Setting setting = setting(Table1.named(Table1.DROPOUT), "mnist", 1);
        assertThat(setting.method()).isEqualTo(LeNet.with(new Dropout(0.5)));
        assertThat(setting.source()).isEqualTo(Setting.Source.TABLE_1);
        assertThat(setting.words()).isEqualTo("tuned for Table 1");
        assertThat(setting.choice()).isNotNull();
    }

    @Test
    void everyCellOfTable1ThatHasSettingsWasTuned() {
        for (Choice choice : TunedSettings.ofTable1()) {
            Row row = Table1.named(choice.row());
            assertThat(row.grid().apply(choice.shots())).contains(choice.chosen());
            assertThat(setting(row, choice.dataset(), choice.shots()).method()).isEqualTo(choice.chosen());
        }
        for (Row row : Table1.rows(Row.Group.PAPER)) {
            for (String dataset : PaperTable.DATASETS) {
                for (int shots : PaperTable.SHOTS) {
                    assertThat(setting(row, dataset, shots).source())
                            .isIn(Setting.Source.TABLE_1, Setting.Source.ONLY_ONE);
                }
            }
        }
    }

    @Test
    void whatTheStoreChoseComesFirst() {
        Method chosen = LeNet.with(new Dropout(0.3));
        Choice choice = new Choice(Table1.DROPOUT, "mnist", 1, chosen, List.of(), "a rule");
        Setting setting = setting(Table1.named(Table1.DROPOUT), "mnist", 1, Protocol.DISJOINT, 0, choice);
        assertThat(setting).isEqualTo(new Setting(chosen, Setting.Source.TUNED, "tuned", choice));
    }

    @Test
    void otherShotsTakeTheNearestAndSaySo() {
        // 3 is nearer to 5 than to 1 by its logarithm; with 5 shots tuning chose 0.3.
        Setting setting = setting(Table1.named(Table1.DROPOUT), "mnist", 3);
        assertThat(setting.method()).isEqualTo(LeNet.with(new Dropout(0.3)));
        assertThat(setting.source()).isEqualTo(Setting.Source.LIKE_TABLE_1);
        assertThat(setting.words()).isEqualTo("tuned for Table 1 for 5 shots");
        assertThat(setting.choice()).isNull();
    }

    @Test
    void otherEpochsAndProtocolsAreSaid() {
        Row row = Table1.named(Table1.BEAN_2);
        for (Setting setting : List.of(
                setting(row, "mnist", 5, Protocol.DISJOINT, 7), setting(row, "mnist", 5, Protocol.AUTHORS, 0))) {
            assertThat(setting.source()).isEqualTo(Setting.Source.LIKE_TABLE_1);
            assertThat(setting.words()).isEqualTo("tuned for Table 1 under Table 1's protocol and epochs");
        }
    }

    @Test
    void aDataSetThatTable1DoesNotHaveIsNotTuned() {
        Row row = Table1.named(Table1.BEAN_2);
        Setting setting = setting(row, "digits", 5);
        assertThat(setting.method()).isEqualTo(row.usual().apply(5));
        assertThat(setting.source()).isEqualTo(Setting.Source.NOT_TUNED);
        assertThat(setting(Table1.named(Table1.VANILLA), "digits", 5).source()).isEqualTo(Setting.Source.ONLY_ONE);
    }

    @Test
    void whatAUserGivesHoldsOverWhatWasChosenAndLeavesTheRest() {
        Row row = Table1.named("bean-1-dropout").with(Map.of("alpha", "7"));
        Setting setting = setting(row, "mnist", 1);
        // Tuning chose dropout 0.5 here.
        assertThat(setting.method()).isEqualTo(LeNet.with(Bean.inCodeUnits(1, 7), new Dropout(0.5)));
        assertThat(setting.source()).isEqualTo(Setting.Source.GIVEN);
        assertThat(setting.words()).isEqualTo("given: alpha; the rest tuned for Table 1");
        assertThat(row.title()).isEqualTo("BEAN-1 + dropout, alpha 7");
        assertThat(row.isTunable(1)).isFalse();
        assertThat(PaperTable.value(row.withIdOfSettings().id(), "mnist", 1)).isEmpty();
    }

    @Test
    void whatAUserGivesWholeNeedsNoOtherWordsAndItsNumbersHaveOneText() {
        Row row = Table1.named(Table1.BEAN_2).with(Map.of("alpha", "3e2"));
        assertThat(setting(row, "mnist", 1).words()).isEqualTo("given");
        assertThat(row.title()).isEqualTo("LeNet-5 + BEAN-2, alpha 300");
        assertThat(row.withIdOfSettings().id()).isEqualTo("bean-2:alpha=300");
        assertThat(row).isEqualTo(Table1.named(Table1.BEAN_2).with(Map.of("alpha", "300.0")));
    }

    @Test
    void aSettingThatARowDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Table1.named(Table1.BEAN_2).with(Map.of("beta", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no setting 'beta'; there is alpha");
    }
}
