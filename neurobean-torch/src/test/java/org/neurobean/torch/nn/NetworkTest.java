package org.neurobean.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;

/** Parameters of the networks: names, shapes, and how they start. */
final class NetworkTest {

    @Test
    void leNet5HasTheStateDictOfPyTorch() {
        try (Network network = Draws.leNet(1)) {
            assertThat(shapes(network))
                    .containsExactly(
                            Map.entry("conv1.weight", List.of(6L, 1L, 5L, 5L)),
                            Map.entry("conv1.bias", List.of(6L)),
                            Map.entry("conv2.weight", List.of(16L, 6L, 5L, 5L)),
                            Map.entry("conv2.bias", List.of(16L)),
                            Map.entry("fc1.weight", List.of(120L, 400L)),
                            Map.entry("fc1.bias", List.of(120L)),
                            Map.entry("fc2.weight", List.of(84L, 120L)),
                            Map.entry("fc2.bias", List.of(84L)),
                            Map.entry("fc3.weight", List.of(10L, 84L)),
                            Map.entry("fc3.bias", List.of(10L)));
            // 156 + 2,416 + 48,120 + 10,164 + 850
            assertThat(network.parameterCount()).isEqualTo(61_706);
            assertThat(network.denseLayers()).extracting(Dense::name).containsExactly("fc1", "fc2", "fc3");
            assertThat(network.denseLayers()).noneMatch(Dense::onRawInput);
        }
    }

    @Test
    void thePapersMlpStandsOnThePixelsWithItsFirstLayer() {
        try (Network network =
                Network.of(Architectures.mlp(List.of(784, 500, 10)), Initialization.of(new Randomness(1)))) {
            assertThat(shapes(network))
                    .containsExactly(
                            Map.entry("fc1.weight", List.of(500L, 784L)),
                            Map.entry("fc1.bias", List.of(500L)),
                            Map.entry("fc2.weight", List.of(10L, 500L)),
                            Map.entry("fc2.bias", List.of(10L)));
            // 784 * 500 + 500 + 500 * 10 + 10
            assertThat(network.parameterCount()).isEqualTo(397_510);
            assertThat(network.denseLayers()).extracting(Dense::onRawInput).containsExactly(true, false);
        }
    }

    @Test
    void parametersStartUniformBelowOneOverTheRootOfTheirFanIn() {
        try (Network network = Draws.leNet(1)) {
            Map<String, Integer> fanIn = Map.of("conv1", 25, "conv2", 150, "fc1", 400, "fc2", 120, "fc3", 84);
            network.parameters().forEach((name, parameter) -> {
                double bound = 1 / Math.sqrt(fanIn.get(name.substring(0, name.indexOf('.'))));
                double[] values = Draws.doubles(parameter);
                double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
                // And one of 6 values or more beyond a third of it, save for one draw in 700.
                assertThat(largest).isBetween(bound / 3, bound * (1 + 1e-7));
            });
        }
    }

    @Test
    void aTenthOfABigLayerLiesInEachTenthOfTheRange() {
        try (Network network = Draws.leNet(1)) {
            double[] values = Draws.doubles(network.parameters().get("fc1.weight"));
            int[] tenths = new int[10];
            double sum = 0;
            for (double value : values) {
                tenths[(int) Math.min(9, (20 * value + 1) * 5)]++;
                sum += value;
            }
            // 4,800 expected, standard deviation sqrt(48000 * 0.09) = 66; five of them.
            assertThat(Arrays.stream(tenths)).allMatch(count -> Math.abs(count - 4800) < 330);
            // Standard error 0.05 / sqrt(3 * 48000) = 1.3e-4.
            assertThat(sum / values.length).isCloseTo(0, within(7e-4));
        }
    }

    @Test
    void sameSeedSameBitsOtherSeedOtherBits() {
        try (Network one = Draws.leNet(1);
                Network again = Draws.leNet(1);
                Network other = Draws.leNet(2)) {
            assertThat(Draws.parameters(again)).isEqualTo(Draws.parameters(one));
            float[] a = Draws.parameters(one);
            float[] b = Draws.parameters(other);
            int equal = 0;
            for (int i = 0; i < a.length; i++) {
                equal += a[i] == b[i] ? 1 : 0;
            }
            assertThat(equal).isLessThan(10);
        }
    }

    @Test
    void doublePrecisionStartsFromTheSameNumbers() {
        try (Network single = Draws.leNet(1);
                Network doubled =
                        Network.of(Architectures.leNet5(1, 10), Initialization.inDoublePrecision(new Randomness(1)))) {
            assertThat(Draws.parameters(doubled)).isEqualTo(Draws.parameters(single));
            assertThat(doubled.parameters().get("fc1.weight").element_size()).isEqualTo(8);
        }
    }

    @Test
    void flatParametersKeepTheValuesAndSeeEveryChange() {
        try (Network network = Draws.mlp(1)) {
            float[] before = Draws.parameters(network);
            try (FlatParameters flat = new FlatParameters(network)) {
                assertThat(Draws.floats(flat.values())).containsExactly(before);
                try (NoGradient none = new NoGradient()) {
                    flat.values().zero_();
                    flat.gradientOf("fc2.bias").fill_(new Scalar(3.0));
                }
                assertThat(Draws.parameters(network)).containsOnly(0);
                assertThat(Draws.floats(flat.gradients()))
                        .hasSize(before.length)
                        .endsWith(new float[6 * 3 + 3])
                        .contains(3, 3, 3, 3, 3, 3);
                assertThatThrownBy(() -> flat.gradientOf("fc9.bias"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("fc9.bias")
                        .hasMessageContaining("fc3.bias");
            }
            assertThat(Draws.parameters(network))
                    .as("after the flat ones are closed")
                    .containsOnly(0);
        }
    }

    @Test
    void refusesTwoLayersOfOneNameAndWidthsThatAreNone() {
        Initialization initialization = Initialization.of(new Randomness(1));
        assertThatThrownBy(() -> new Twins(initialization))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twin.weight");
        for (List<Integer> widths : List.of(List.<Integer>of(), List.of(3), List.of(3, 0, 2))) {
            assertThatThrownBy(() -> Network.of(Architectures.mlp(widths), initialization))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(widths.toString());
        }
    }

    private static Map<String, List<Long>> shapes(Network network) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        network.parameters()
                .forEach((name, parameter) -> shapes.put(
                        name,
                        Arrays.stream(parameter.sizes().vec().get()).boxed().toList()));
        return shapes;
    }

    private static final class Twins extends Network {

        Twins(Initialization initialization) {
            super(initialization);
            dense("twin", 2, 2);
            dense("twin", 2, 2);
        }

        @Override
        public Tensor forward(Tensor inputs, Pass pass) {
            return inputs;
        }

        @Override
        public String name() {
            return "twins";
        }
    }
}
