package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;

/** What a page carries of a layer's samples. */
class ReadoutDataTest {

    private static final int NEURONS = 21;
    private static final int SAMPLES = 300;
    private static final int PLENTY = 1_000_000;

    private static LayerAnalysis layer(int samples) {
        LayerAnalysis like =
                FakeAnalyses.of(new FakeAnalyses.Shape("a", NEURONS, List.of("x", "y", "z"), 0.5, NEURONS), 1);
        return FakeAnalyses.withReadout(like, samples, samples);
    }

    private static double[][] sample(LayerAnalysis layer) {
        return Objects.requireNonNull(Objects.requireNonNull(layer.ablation()).readout())
                .activations();
    }

    private static ReadoutData fitting(LayerAnalysis layer, int budget) {
        return Objects.requireNonNull(ReadoutData.of(layer, budget));
    }

    /** What the page's script does, written once more. */
    private static double[][] unpack(ReadoutData data) {
        byte[] fires = Base64.getDecoder().decode(data.fires());
        byte[] codes = Base64.getDecoder().decode(data.codes());
        byte[] more = Base64.getDecoder().decode(data.more());
        int row = (NEURONS + 7) / 8;
        double[][] activations = new double[data.samples()][NEURONS];
        int at = 0;
        for (int s = 0; s < data.samples(); s++) {
            for (int i = 0; i < NEURONS; i++) {
                if (((fires[s * row + i / 8] >> (i % 8)) & 1) == 1) {
                    int upper = data.bits() == 8 ? 0 : ((more[at / 2] >> (at % 2 * 4)) & 15);
                    int code = (codes[at++] & 0xff) + 256 * upper;
                    activations[s][i] =
                            data.low().get(i).doubleValue() + data.step().get(i).doubleValue() * code;
                }
            }
        }
        assertThat(at).as("codes that are read").isEqualTo(codes.length);
        return activations;
    }

    private static void assertWithinHalfAStep(double[][] expected, ReadoutData data) {
        double[][] found = unpack(data);
        for (int s = 0; s < found.length; s++) {
            for (int i = 0; i < NEURONS; i++) {
                double step = data.step().get(i).doubleValue();
                assertThat(found[s][i]).isEqualTo(expected[s][i], within(0.501 * step + 1e-12));
                assertThat(found[s][i] == 0 || expected[s][i] != 0)
                        .as("who is silent stays silent")
                        .isTrue();
            }
        }
    }

    @Test
    void activationsComeBackWithinHalfAStep() {
        LayerAnalysis layer = layer(SAMPLES);
        assertWithinHalfAStep(sample(layer), fitting(layer, PLENTY));
        assertWithinHalfAStep(sample(layer), fitting(layer, 4_000));
    }

    @Test
    void signedActivationsComeBackToo() {
        LayerAnalysis layer = layer(SAMPLES);
        for (double[] row : sample(layer)) {
            Arrays.setAll(row, i -> i % 3 == 0 ? -row[i] : i % 3 == 1 ? row[i] - 1 : 0);
        }
        assertWithinHalfAStep(sample(layer), fitting(layer, PLENTY));
    }

    @Test
    void activationsBeyondAllMeasureAreCarriedToo() {
        LayerAnalysis layer = layer(SAMPLES);
        sample(layer)[0][3] = 8e307;
        sample(layer)[1][3] = -8e307;
        sample(layer)[0][4] = 1e-320;
        double[][] found = unpack(fitting(layer, PLENTY));
        assertThat(found[0][3]).isEqualTo(8e307, within(1e305));
        assertThat(found[1][3]).isEqualTo(-8e307, within(1e305));
    }

    @Test
    void allSamplesAreCarriedFinelyWhereThereIsRoom() {
        ReadoutData data = fitting(layer(SAMPLES), PLENTY);
        assertThat(data.samples()).isEqualTo(SAMPLES);
        assertThat(data.of()).isEqualTo(SAMPLES);
        assertThat(data.bits()).isEqualTo(12);
        assertThat(data.outgoing().bits()).isEqualTo(16);
    }

    @Test
    void whatIsCarriedFitsIntoTheBudget() {
        for (int budget : new int[] {2_500, 3_000, 4_000, 5_000, 6_000}) {
            ReadoutData data = fitting(layer(SAMPLES), budget);
            int bytes = 0;
            for (String text : List.of(
                    data.fires(), data.codes(), data.more(), data.outgoing().codes())) {
                bytes += Base64.getDecoder().decode(text).length;
            }
            assertThat(bytes).isLessThanOrEqualTo(budget);
            assertThat(data.samples()).isLessThanOrEqualTo(SAMPLES);
        }
    }

    @Test
    void theFirstSamplesAreCarriedWhereNotAllFit() {
        LayerAnalysis layer = layer(SAMPLES);
        ReadoutData data = fitting(layer, 3_000);
        assertThat(data.samples()).isBetween(60, SAMPLES - 1);
        assertThat(data.bits()).isEqualTo(8);
        assertThat(data.labels()).hasSize(data.samples()).startsWith(0, 1, 2, 0);
    }

    @Test
    void tooFewSamplesAreNotCarriedAtAll() {
        assertThat(ReadoutData.of(layer(SAMPLES), 1_200)).isNull();
        assertThat(ReadoutData.of(layer(SAMPLES), 0)).isNull();
        assertThat(fitting(layer(12), PLENTY).samples()).as("all there are").isEqualTo(12);
    }

    @Test
    void aLayerThatIsNotTheLastCarriesNone() {
        LayerAnalysis inner = FakeAnalyses.of(new FakeAnalyses.Shape("a", 12, List.of("x", "y"), 0.5, 12), 1);
        @Nullable ReadoutData data = ReadoutData.of(inner, PLENTY);
        assertThat(data).isNull();
    }
}
