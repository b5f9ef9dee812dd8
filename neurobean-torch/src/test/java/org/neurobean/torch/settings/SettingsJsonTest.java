package org.neurobean.torch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** Settings as text: whatever decides on a training is in it. */
final class SettingsJsonTest {

    /** Each differs from the one before in a single component, or in its kind. */
    static List<Addition> all() {
        return List.of(
                Bean.ofOrder(1, 3),
                Bean.ofOrder(2, 3),
                Bean.ofOrder(2, 4),
                Bean.inCodeUnits(2, 4),
                Bean.inCodeUnits(2, 4).withControl(Bean.Control.SHUFFLED),
                Bean.inCodeUnits(2, 4).on("fc3"),
                new Bean(2, List.of(4.0, 5.0), Bean.Control.NONE, AlphaScale.CODE, 1, Divergence.SQUARED, List.of()),
                new Bean(2, List.of(4.0), Bean.Control.NONE, AlphaScale.CODE, 2, Divergence.SQUARED, List.of()),
                new Bean(2, List.of(4.0), Bean.Control.NONE, AlphaScale.CODE, 1, Divergence.ABSOLUTE, List.of()),
                new Dropout(0.5),
                new Dropout(0.25),
                new Dropout(0.25, List.of("fc1"), Dropout.AtTest.OFF),
                new Dropout(0.25).with(Dropout.AtTest.ON_AS_IN_AUTHORS_CODE),
                new WeightDecay(0.25),
                new WeightDecay(0.25, WeightDecay.Coupling.DECOUPLED),
                new L1(0.25),
                new L1(0.25, true),
                new DeCov(0.25, 0),
                new DeCov(0.25, 100),
                new GroupLasso(0.25),
                new Orthogonality(0.25),
                AugmentationSettings.Distortion.mild(1),
                AugmentationSettings.Distortion.strong(),
                AugmentationSettings.CropAndFlip.USUAL,
                new AugmentationSettings.CropAndFlip(2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areReadAsTheyWereWritten(Addition settings) {
        assertThat(SettingsJson.read(SettingsJson.write(settings))).isEqualTo(settings);
    }

    @Test
    void haveTextsOfTheirOwn() {
        assertThat(all().stream().map(SettingsJson::write)).doesNotHaveDuplicates();
        assertThat(SettingsJson.write(LearningRateSchedule.CONSTANT))
                .isNotEqualTo(SettingsJson.write(LearningRateSchedule.OneCycle.USUAL));
    }

    /** The list above has every kind, so that a new one is not forgotten. */
    @Test
    void everyKindIsTried() {
        Stream<Class<?>> kinds = Stream.of(RegularizerSettings.class, AugmentationSettings.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()));
        assertThat(all().stream().map(Object::getClass).distinct().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(kinds.map(Class::getName).toList());
    }

    /** A regularizer at work says what its settings say, and a checkpoint tells it from all others. */
    @Test
    void aRegularizerKeepsItsSettings() {
        List<RegularizerSettings> settings = all().stream()
                .filter(RegularizerSettings.class::isInstance)
                .map(RegularizerSettings.class::cast)
                .toList();
        for (RegularizerSettings each : settings) {
            Regularizer regularizer = Regularizer.of(each);
            assertThat(regularizer.description()).isEqualTo(each.description());
            assertThat(regularizer.identity()).isEqualTo(SettingsJson.write(each));
            boolean stays = each instanceof Dropout dropout && dropout.atTest() != Dropout.AtTest.OFF;
            assertThat(regularizer.actsAtTest()).isEqualTo(stays);
        }
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatThrownBy(() -> SettingsJson.read("{\"kind\":\"ridge\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no settings of this version");
        assertThatThrownBy(() -> SettingsJson.read("{\"kind\":\"l1\",\"lambda\":1.0}"))
                .hasMessageContaining("biasesToo");
        assertThatThrownBy(() -> SettingsJson.read("{\"kind\":\"l1\",\"lambda\":-1.0,\"biasesToo\":false}"))
                .hasRootCauseInstanceOf(InvalidValueException.class);
    }
}
