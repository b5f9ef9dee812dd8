package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.w3c.dom.Element;

class ConnectivityDrawingTest {

    @Test
    void everyNeuronIsAMarkAndEveryWeightThatIsNotSmallALine() throws Exception {
        List<LayerAnalysis> runs = FakeAnalyses.lenet();
        Drawn drawn = Drawn.of(new ConnectivityDrawing(runs, ""));
        assertThat(drawn.shapes("mark")).hasSize(3 * 84);
        assertThat(drawn.shapes("mark").stream().filter(Drawn::isCross)).hasSize(3 * 7);
        long expected =
                runs.stream().mapToLong(ConnectivityDrawingTest::strongEnough).sum();
        assertThat(drawn.shapes("stroke")).hasSize((int) expected);
        assertThat(expected).isBetween(500L, 3 * 77 * 10L - 100);
    }

    private static long strongEnough(LayerAnalysis run) {
        double strongest = Arrays.stream(run.outgoing())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        return run.neurons().stream()
                .filter(LayerAnalysis.Neuron::alive)
                .flatMapToDouble(neuron -> Arrays.stream(run.outgoing()[neuron.id()]))
                .filter(weight -> Math.abs(weight) >= 0.1 * strongest)
                .count();
    }

    @Test
    void linesHaveTheColourOfTheirAssemblyAndNegativeOnesAreDashed() throws Exception {
        LayerAnalysis run = FakeAnalyses.lenet("BEAN-2", 1);
        List<Element> strokes =
                Drawn.of(new ConnectivityDrawing(List.of(run), "")).shapes("stroke");
        List<WeightLines.Line> lines = WeightLines.of(run).lines();
        for (int i = 0; i < lines.size(); i++) {
            int assembly = run.neurons().get(lines.get(i).neuron()).assembly();
            assertThat(strokes.get(i).getAttribute("stroke"))
                    .isEqualTo(String.format("#%06x", Palette.category(assembly)));
            assertThat(strokes.get(i).hasAttribute("stroke-dasharray"))
                    .isEqualTo(lines.get(i).weight() < 0);
        }
        assertThat(lines).extracting(line -> Math.abs(line.weight())).isSorted();
    }

    @Test
    void ofTooManyWeightsTheStrongestAreDrawn() {
        LayerAnalysis run = FakeAnalyses.of(900, 10, 0.2);
        WeightLines lines = WeightLines.of(run);
        assertThat(lines.lines()).hasSize(3000);
        assertThat(lines.left()).isEqualTo(strongEnough(run) - 3000).isPositive();
        double weakest = Math.abs(lines.lines().get(0).weight());
        long stronger = run.neurons().stream()
                .filter(LayerAnalysis.Neuron::alive)
                .flatMapToDouble(neuron -> Arrays.stream(run.outgoing()[neuron.id()]))
                .filter(weight -> Math.abs(weight) > weakest)
                .count();
        assertThat(stronger).isEqualTo(2999);
    }

    @Test
    void equalWeightsDoNotMakeMoreLinesThanThereIsRoomFor() {
        LayerAnalysis run = FakeAnalyses.of(900, 10, 0.2);
        for (double[] row : run.outgoing()) {
            Arrays.fill(row, -0.5);
        }
        WeightLines lines = WeightLines.of(run);
        assertThat(lines.lines()).hasSize(3000);
        assertThat(lines.strongest()).isEqualTo(0.5);
    }

    @Test
    void aLayerOfZerosAndMissingWeightsHasNoLines() throws Exception {
        LayerAnalysis run = FakeAnalyses.of(20, 4, 1);
        for (double[] row : run.outgoing()) {
            Arrays.fill(row, 0);
            row[0] = Double.NaN;
        }
        Drawn drawn = Drawn.of(new ConnectivityDrawing(List.of(run), ""));
        assertThat(drawn.shapes("stroke")).isEmpty();
        assertThat(drawn.shapes("mark")).hasSize(20);
    }

    @Test
    void assembliesStandInTheOrderOfTheirTargets() throws Exception {
        LayerAnalysis run = FakeAnalyses.lenet("BEAN-2", 1);
        // Each fake assembly k leads to target k most of all; the strongest line of each must hardly climb or fall.
        Drawn drawn = Drawn.of(new ConnectivityDrawing(List.of(run), ""));
        List<Element> strongest = drawn.shapes("stroke").stream()
                .filter(stroke -> !stroke.hasAttribute("stroke-dasharray"))
                .filter(stroke -> Drawn.number(stroke, "stroke-width") > 1.5)
                .toList();
        assertThat(strongest).hasSizeGreaterThan(10).allSatisfy(stroke -> {
            String[] ends = stroke.getAttribute("d").split("[ML ]", -1);
            assertThat(Math.abs(Double.parseDouble(ends[2]) - Double.parseDouble(ends[4])))
                    .isLessThan(60);
        });
    }
}
