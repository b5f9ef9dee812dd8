package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalysis.ExcitingImages;

/** What a page leaves out if it cannot show all. */
class PageCutsTest {

    private static final LayerAnalysis LAYER =
            FakeAnalyses.of(new FakeAnalyses.Shape("a", 30, List.of("x", "y", "z"), 0.9, 30), 1);

    @Test
    void nothingIsCutWhereThereIsRoom() {
        assertThat(ShownColumns.classes(LAYER, List.of(LAYER), 3)).containsExactly(0, 1, 2);
        assertThat(ShownColumns.targets(LAYER, 100)).containsExactly(0, 1, 2);
    }

    @Test
    void theClassesThatMostNeuronsPreferAreKept() {
        int[] votes = new int[3];
        LAYER.neurons().stream()
                .filter(neuron -> neuron.preferredClass() >= 0)
                .forEach(neuron -> votes[neuron.preferredClass()]++);
        int kept = ShownColumns.classes(LAYER, List.of(LAYER), 1)[0];
        assertThat(votes[kept]).isEqualTo(Math.max(votes[0], Math.max(votes[1], votes[2])));
    }

    @Test
    void layersWithTheSameClassesShowTheSameOnes() {
        LayerAnalysis other = FakeAnalyses.of(new FakeAnalyses.Shape("b", 50, List.of("x", "y", "z"), 0.2, 50), 9);
        List<LayerAnalysis> both = List.of(LAYER, other);
        assertThat(ShownColumns.classes(LAYER, both, 2)).isEqualTo(ShownColumns.classes(other, both, 2));
    }

    @Test
    void theStrongestImageOfEveryNeuronComesBeforeTheSecondOfAny() {
        ExcitingImages images = new ExcitingImages(
                1,
                1,
                1,
                new byte[][] {{10}, {11}, {12}, {13}},
                new int[] {100, 101, 102, 103},
                new int[] {0, 1, 0, 1},
                new int[][] {{3, 0}, {}, {1, 3, 2}});
        ImageData kept = ImageData.of(images, 3);
        assertThat(kept.samples()).containsExactly(103, 101, 100);
        assertThat(kept.ofNeuron()).containsExactly(List.of(0, 2), List.of(), List.of(1, 0));
        assertThat(kept.leftOut()).isEqualTo(1);
        assertThat(Base64.getDecoder().decode(kept.pixels())).containsExactly(13, 11, 10);
    }

    @Test
    void correlationsKeepEveryPartOfTheOrder() {
        AssemblyReport report = new AssemblyReport("t", List.of(LAYER), List.of());
        LayerData data = LayerData.of(report, 0, new PageBudget(10_000, 100, 0));
        List<Integer> ids = data.wiring().ids();
        assertThat(ids).hasSize(10);
        for (int row = 0; row < 10; row++) {
            assertThat(ids.get(row)).isEqualTo(LAYER.wiring().ids()[3 * row]);
        }
    }
}
