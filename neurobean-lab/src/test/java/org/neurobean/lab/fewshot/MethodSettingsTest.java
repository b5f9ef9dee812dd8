package org.neurobean.lab.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;

/** Single settings of methods by name. */
final class MethodSettingsTest {

    private static final Method BEAN_AND_DROPOUT = LeNet.with(Bean.inCodeUnits(2, 100), new Dropout(0.5));

    @Test
    void aSettingIsFoundWhereverItStands() {
        assertThat(MethodSettings.names(BEAN_AND_DROPOUT)).containsExactly("alpha", "layers", "probability");
        assertThat(MethodSettings.with(BEAN_AND_DROPOUT, Map.of("alpha", "30", "probability", "0.2")))
                .isEqualTo(LeNet.with(Bean.inCodeUnits(2, 30), new Dropout(0.2)));
        Method ridge = new Method.KernelRidge(new Method.Pixels(1, true), 1, 0.1);
        assertThat(MethodSettings.with(ridge, Map.of("ridge", "1e-3", "unit-length", "false", "blur", "2")))
                .isEqualTo(new Method.KernelRidge(new Method.Pixels(2, false), 1, 1e-3));
    }

    @Test
    void nothingGivenChangesNothing() {
        assertThat(MethodSettings.with(BEAN_AND_DROPOUT, Map.of())).isEqualTo(BEAN_AND_DROPOUT);
        assertThat(MethodSettings.names(LeNet.VANILLA)).isEmpty();
    }

    @Test
    void layersAreAListAndChangeTheTrialsKeyOnlyIfTheyAreGiven() {
        Method some = MethodSettings.with(BEAN_AND_DROPOUT, Map.of("layers", "fc2+fc3"));
        assertThat(some)
                .isEqualTo(LeNet.with(
                        Bean.inCodeUnits(2, 100), new Dropout(0.5, List.of("fc2", "fc3"), Dropout.AtTest.OFF)));
        assertThat(some.description()).isEqualTo("BEAN-2 100, dropout 0.5 of what enters fc2 and fc3");
        assertThat(TrialJson.write((Record) LeNet.with(new Dropout(0.5))))
                .isEqualTo("{\"kind\":\"lenet5\",\"additions\":[{\"kind\":\"dropout\",\"probability\":0.5}]}");
        assertThat(TrialJson.read(TrialJson.write((Record) some), Method.class)).isEqualTo(some);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "alpha | -1 | alpha must be from 1e-30 to 1e30, which single precision holds, but is -1.0",
                "alpha | NaN | alpha must be a number, but is NaN",
                "alpha | much | alpha must be a number, but is much",
                "alpha | 0x1p3 | alpha must be a number, but is 0x1p3",
                "alpha | 1e31 | alpha must be from 1e-30 to 1e30, which single precision holds, but is 1.0E31",
                "probability | 1 | dropout must be above 0 and below 1, but is 1.0",
                "layers | fc9 | layers must be among the dense layers of LeNet-5, fc1, fc2, fc3, but are fc9",
                "layers | fc2+fc2 | layers must name each layer once, but are fc2, fc2",
                "order | 3 | there is no setting 'order'; there is alpha, layers, probability",
                "kind | x | there is no setting 'kind'; there is alpha, layers, probability"
            })
    void whatCannotBeIsRefusedWithItsConstraint(String name, String value, String message) {
        assertThatThrownBy(() -> MethodSettings.with(BEAN_AND_DROPOUT, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aMethodWithoutSettingsSaysSo() {
        assertThatThrownBy(() -> MethodSettings.with(LeNet.VANILLA, Map.of("alpha", "1")))
                .hasMessage("there is no setting 'alpha'; this row has none");
    }
}
