package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.data.DataSet;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.data.ImageShape;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/** The plan says what is going to be trained, and refuses what cannot be. */
final class TrainingPlanTest {

    private static final TrainingSettings LENET5 = TrainingSettings.lenet5("digits", 3, 7);

    private static DataSet digits() {
        return HandDrawnDigits.generate(1, 30, 10);
    }

    /** Ten images in the shape of CIFAR-10's, all black. */
    private static DataSet colours() {
        List<String> names = IntStream.range(0, 10).mapToObj(c -> "class " + c).toList();
        ImageShape shape = new ImageShape(3, 32, 32);
        byte[] labels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        LabeledImages images = LabeledImages.of(shape, 10, new byte[10 * shape.values()], labels);
        return new DataSet("cifar-10", "CIFAR-10", names, images, images, "here", "0".repeat(64), List.of());
    }

    private static List<String> plan(TrainingSettings settings, DataSet images) {
        try (LoadedData data = LoadedData.of(images, settings)) {
            return new TrainingPlan(settings, data).lines();
        }
    }

    private static Bean bean(String... layers) {
        return new Bean(2, List.of(3.0), Bean.Control.NONE, AlphaScale.PAPER, 1, Divergence.SQUARED, List.of(layers));
    }

    @Test
    void namesDataNetworkPenaltiesAndTraining() {
        assertThat(plan(LENET5.withBean(bean("fc3")), digits()))
                .map(String::strip)
                .containsExactly(
                        "data       Hand-drawn digits: 30 images to train, 10 to test",
                        "digits drawn by neurobean's generator, not by people",
                        "network    lenet5, 61,706 parameters; dense layers fc1 400 -> 120, fc2 120 -> 84, fc3 84 -> 10",
                        "penalties  BEAN-2, alpha 3 (paper scale), on fc3 alone",
                        "training   Adam, learning rate 0.0005, batches of 100, 3 epochs, seed 7");
        assertThat(plan(LENET5, digits())).map(String::strip).contains("penalties  none");
    }

    @Test
    void lenet5TakesNoColouredImagesOf32Pixels() {
        assertThatThrownBy(() -> plan(TrainingSettings.lenet5("cifar-10", 1, 0), colours()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("the model lenet5 takes images of 28 x 28, but those of cifar-10 are 3 x 32 x 32;"
                        + " use the model resnet18 or mlp");
    }

    @Test
    void aLayerMustExist() {
        assertThatThrownBy(() -> plan(LENET5.withBean(bean("conv1")), digits()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BEAN was asked for dense layer conv1, but lenet5 has [fc1, fc2, fc3]");
    }

    @Test
    void theImagesTakenAreTheFirstAndAllByDefault() {
        DataSet images = digits();
        try (LoadedData some = LoadedData.of(images, LENET5.withTrainImages(20));
                LoadedData all = LoadedData.of(images, LENET5)) {
            assertThat(some.train().size()).isEqualTo(20);
            assertThat(some.validationSize()).isZero();
            assertThat(some.test().size()).isEqualTo(10);
            assertThat(all.train().size()).isEqualTo(30);
        }
    }
}
