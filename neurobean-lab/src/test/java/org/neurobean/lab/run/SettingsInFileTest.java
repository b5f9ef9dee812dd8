package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.io.Json;
import org.neurobean.torch.Device;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.LearningRateSchedule;
import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;
import tools.jackson.databind.JsonNode;

/** Settings in {@code run.json}: the keys of earlier versions, and nothing is lost that these cannot tell. */
final class SettingsInFileTest {

    private static final TrainingSettings PLAIN = TrainingSettings.lenet5("digits", 3, 7);

    static List<List<RegularizerSettings>> regularizers() {
        return List.of(
                List.of(),
                List.of(Bean.ofOrder(2, 300)),
                List.of(Bean.inCodeUnits(1, 3).on("fc3"), new L1(0.1, true), new WeightDecay(0.2), new Dropout(0.5)),
                List.of(new WeightDecay(0.2, WeightDecay.Coupling.DECOUPLED)),
                List.of(new Dropout(0.5).with(Dropout.AtTest.ON_AS_IN_AUTHORS_CODE)),
                // What follows has no keys of its own.
                List.of(Bean.ofOrder(2, 300).withControl(Bean.Control.SHUFFLED)),
                List.of(new Dropout(0.5), new L1(0.1)),
                List.of(new Dropout(0.5, List.of("fc3"), Dropout.AtTest.OFF)),
                List.of(Bean.ofOrder(1, 3), Bean.ofOrder(2, 3)),
                List.of(new DeCov(0.1, 5), new L1(0.1)));
    }

    private static JsonNode tree(TrainingSettings settings) {
        return Json.plain().valueToTree(settings);
    }

    private static TrainingSettings again(TrainingSettings settings) {
        return Json.strict().readValue(Json.plain().writeValueAsString(settings), TrainingSettings.class);
    }

    @ParameterizedTest
    @MethodSource("regularizers")
    void areReadAsTheyWereWritten(List<RegularizerSettings> regularizers) {
        TrainingSettings settings = PLAIN.withRegularizers(regularizers);
        assertThat(again(settings)).isEqualTo(settings);
    }

    @Test
    void haveAKeyForEachOptionAndAListOnlyIfItIsNeeded() {
        JsonNode keys = tree(PLAIN.withRegularizers(
                List.of(Bean.inCodeUnits(2, 300), new L1(0.1, true), new WeightDecay(0.2), new Dropout(0.5))));
        assertThat(keys.has("regularizers")).isFalse();
        assertThat(keys.at("/bean/order").asInt()).isEqualTo(2);
        assertThat(keys.at("/bean/alphas/0").asDouble()).isEqualTo(300);
        assertThat(keys.at("/bean/alphaScale").asString()).isEqualTo("CODE");
        assertThat(keys.path("l1").asDouble()).isEqualTo(0.1);
        assertThat(keys.path("l1OnBiases").asBoolean()).isTrue();
        assertThat(keys.path("weightDecay").asDouble()).isEqualTo(0.2);
        assertThat(keys.path("weightDecayCoupling").asString()).isEqualTo("L2");
        assertThat(keys.path("dropout").asDouble()).isEqualTo(0.5);

        JsonNode list = tree(PLAIN.withRegularizers(List.of(new DeCov(0.1, 5), new L1(0.1))));
        assertThat(list.path("regularizers").size()).isEqualTo(2);
        assertThat(list.path("l1").asDouble()).as("nothing is told twice").isZero();
    }

    @Test
    void usualSchedulesAndAugmentationsHaveANameAndOthersTheirSettings() {
        Course usual = course(LearningRateSchedule.OneCycle.USUAL, List.of(AugmentationSettings.CropAndFlip.USUAL));
        assertThat(tree(PLAIN.withCourse(usual)).at("/course/schedule").asString())
                .isEqualTo("ONE_CYCLE");
        assertThat(tree(PLAIN.withCourse(usual)).at("/course/augmentation").asString())
                .isEqualTo("CROP_FLIP");
        assertThat(tree(PLAIN).at("/course/schedule").asString()).isEqualTo("CONSTANT");
        assertThat(tree(PLAIN).at("/course/augmentation").asString()).isEqualTo("NONE");
        Course other = course(
                new LearningRateSchedule.OneCycle(0.2, 0.1, 0.01),
                List.of(AugmentationSettings.Distortion.mild(1), new AugmentationSettings.CropAndFlip(2)));
        for (Course each : List.of(Course.PLAIN, usual, other)) {
            assertThat(again(PLAIN.withCourse(each)).course()).isEqualTo(each);
        }
    }

    private static Course course(LearningRateSchedule schedule, List<AugmentationSettings> augmentations) {
        return new Course(schedule, augmentations, Precision.FLOAT32, Device.CPU, 1, null);
    }
}
