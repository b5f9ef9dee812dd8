package org.neurobean.torch.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.train.TrainingStep;

/** Which dense layers a regularizer acts on, and what is refused. */
final class LayerSelectionTest {

    private static List<String> names(LayerSelection selection, Network network) {
        return selection.in(network, "BEAN").stream().map(Dense::name).toList();
    }

    @Test
    void allMeansEveryLayerThatStandsOnNeurons() {
        try (Network mlp = Draws.mlp(1);
                Network leNet = Draws.leNet(1)) {
            assertThat(names(LayerSelection.ALL, mlp)).containsExactly("fc2", "fc3");
            assertThat(names(LayerSelection.ALL, leNet)).containsExactly("fc1", "fc2", "fc3");
        }
    }

    @Test
    void namedLayersComeInTheOrderGivenTheRawInputAmongThem() {
        try (Network mlp = Draws.mlp(1)) {
            assertThat(names(LayerSelection.of("fc3", "fc1"), mlp)).containsExactly("fc3", "fc1");
        }
    }

    @Test
    void aNameThatDoesNotExistIsRefusedWithThoseThatDo() {
        try (Network mlp = Draws.mlp(1)) {
            assertThatThrownBy(() -> LayerSelection.of("fc2", "fc4").in(mlp, "BEAN"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("BEAN was asked for dense layer fc4, but mlp has [fc1, fc2, fc3]");
        }
    }

    @Test
    void aNameGivenTwiceIsRefused() {
        assertThatThrownBy(() -> LayerSelection.of("fc1", "fc1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[fc1, fc1]");
    }

    @Test
    void aNetworkWithoutALayerOfNeuronsIsRefusedByAllButTakenByName() {
        try (Network linear = Network.of(Architectures.mlp(List.of(784, 10)), Initialization.of(new Randomness(1)))) {
            for (Regularizer regularizer :
                    List.of(Regularizer.of(Bean.ofOrder(1, 3)), Regularizer.of(new Dropout(0.5)))) {
                assertThatThrownBy(() -> new TrainingStep(linear, 1e-3, List.of(regularizer), new Randomness(1)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("mlp has none; add a hidden layer")
                        .hasMessageContaining("[fc1]");
            }
            assertThat(names(LayerSelection.of("fc1"), linear)).containsExactly("fc1");
        }
    }
}
