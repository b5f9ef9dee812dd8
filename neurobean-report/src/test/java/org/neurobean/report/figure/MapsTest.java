package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.w3c.dom.Element;

/** The figures that place neurons in the plane: {@link AssemblyMaps}, {@link SelectivityMaps}, {@link CoactivationMaps}. */
class MapsTest {

    private static final int CLASSES = 10;
    private static final int DEAD_OF_84 = 7;

    @Test
    void everyNeuronIsOneMarkInEveryPanel() throws Exception {
        List<LayerAnalysis> runs = FakeAnalyses.lenet();
        assertThat(Drawn.of(new AssemblyMaps(runs, "")).shapes("mark")).hasSize(3 * 84);
        int legend = CLASSES + 1; // and one for the dead
        assertThat(Drawn.of(new SelectivityMaps(runs, "")).shapes("mark")).hasSize(3 * 84 + legend);
        assertThat(Drawn.of(new CoactivationMaps(runs.get(0), "")).shapes("mark"))
                .hasSize(CLASSES * 84);
    }

    @Test
    void deadNeuronsAreCrosses() throws Exception {
        List<LayerAnalysis> runs = FakeAnalyses.lenet();
        assertThat(runs.get(0).summary().deadNeurons()).isEqualTo(DEAD_OF_84);
        assertThat(crosses(new AssemblyMaps(runs, ""))).isEqualTo(3 * DEAD_OF_84);
        assertThat(crosses(new SelectivityMaps(runs, ""))).isEqualTo(3 * DEAD_OF_84 + 1);
        assertThat(crosses(new CoactivationMaps(runs.get(0), ""))).isEqualTo(CLASSES * DEAD_OF_84);
    }

    private static long crosses(Figure figure) throws Exception {
        return Drawn.of(figure).shapes("mark").stream().filter(Drawn::isCross).count();
    }

    @Test
    void marksLookAlikeExactlyWhereTheAssemblyIsTheSame() throws Exception {
        for (int assemblies : new int[] {2, 10, 33}) {
            LayerAnalysis run = FakeAnalyses.of(99, assemblies, 0.5);
            List<LayerAnalysis.Neuron> alive =
                    run.neurons().stream().filter(LayerAnalysis.Neuron::alive).toList();
            // The alive ones are drawn first, in their order.
            List<Element> marks =
                    Drawn.of(new AssemblyMaps(List.of(run), "")).shapes("mark").subList(0, alive.size());
            for (int i = 0; i < alive.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(looks(marks.get(i)).equals(looks(marks.get(j))))
                            .isEqualTo(alive.get(i).assembly() == alive.get(j).assembly());
                }
            }
        }
    }

    /** Colour and form of a mark, wherever it lies: of a path, the offsets from its first corner. */
    private static String looks(Element mark) {
        if (mark.getTagName().equals("circle")) {
            return "circle " + Drawn.colour(mark);
        }
        String[] numbers = mark.getAttribute("d").split("[MLZ ]+", -1);
        StringBuilder form = new StringBuilder();
        for (int i = 3; i < numbers.length - 1; i++) {
            double offset = Double.parseDouble(numbers[i]) - Double.parseDouble(numbers[i % 2 == 1 ? 1 : 2]);
            form.append(Math.round(10 * offset)).append(' ');
        }
        return form + Drawn.colour(mark);
    }

    @Test
    void marksKeepTheDistancesOfTheMapAndItsSense() throws Exception {
        double[][] triangle = {{-5, 0}, {5, 0}, {0, 7}};
        LayerAnalysis run = FakeAnalyses.withMaps(
                FakeAnalyses.of(3, 1, 1), new LayerAnalysis.Maps(new int[] {0, 1, 2}, triangle, triangle));
        List<Element> marks = Drawn.of(new AssemblyMaps(List.of(run), "")).shapes("mark");
        assertThat(distance(marks, 0, 2) / distance(marks, 0, 1)).isCloseTo(Math.sqrt(25 + 49) / 10, offset(1e-3));
        assertThat(Drawn.number(marks.get(0), "cx")).isLessThan(Drawn.number(marks.get(1), "cx"));
        assertThat(Drawn.number(marks.get(2), "cy")).isLessThan(Drawn.number(marks.get(0), "cy"));
    }

    private static double distance(List<Element> marks, int i, int j) {
        return Math.hypot(
                Drawn.number(marks.get(i), "cx") - Drawn.number(marks.get(j), "cx"),
                Drawn.number(marks.get(i), "cy") - Drawn.number(marks.get(j), "cy"));
    }

    @Test
    void neuronsWithoutAPlaceAreLeftOutAndCounted() throws Exception {
        double[][] places = {{0, 0}, {Double.NaN, 1}, {3, Double.POSITIVE_INFINITY}, {1, 1}};
        LayerAnalysis run = FakeAnalyses.withMaps(
                FakeAnalyses.of(9, 3, 1), new LayerAnalysis.Maps(new int[] {0, 2, 4, 8}, places, places));
        for (Figure figure : List.of(
                new AssemblyMaps(List.of(run), ""),
                new SelectivityMaps(List.of(run), ""),
                new CoactivationMaps(run, ""))) {
            assertThat(Drawn.of(figure).prose()).contains("2 of 9 neurons have a place on the map");
        }
        assertThat(Drawn.of(new AssemblyMaps(List.of(run), "")).shapes("mark")).hasSize(2);
    }

    @Test
    void neuronsInOnePlaceLieInTheMiddle() throws Exception {
        LayerAnalysis run = FakeAnalyses.withMaps(
                FakeAnalyses.of(3, 1, 1),
                new LayerAnalysis.Maps(new int[] {0, 1, 2}, new double[3][2], new double[3][2]));
        AssemblyMaps figure = new AssemblyMaps(List.of(run), "");
        assertThat(Drawn.of(figure).shapes("mark")).hasSize(3).allSatisfy(mark -> assertThat(Drawn.number(mark, "cx"))
                .isEqualTo(figure.width() / 2.0));
    }

    @Test
    void silhouettesStandBeside() throws Exception {
        assertThat(Drawn.of(new AssemblyMaps(FakeAnalyses.lenet(), "")).prose())
                // FakeAnalyses: 0.4 + 0.5 crisp on t-SNE, 0.92 crisp raw; crisp is 1 for the last run.
                .contains("silhouette: t-SNE 0.90, raw 0.92", "with 7 dead of 84: 0.87, 0.90");
    }

    @Test
    void theLegendNamesEveryClassInItsMarksColour() throws Exception {
        Drawn drawn = Drawn.of(new SelectivityMaps(FakeAnalyses.lenet(), ""));
        List<String> expected = new ArrayList<>();
        IntStream.range(0, CLASSES).forEach(c -> expected.add(String.format("#%06x", Palette.category(c))));
        assertThat(drawn.shapes("mark").stream().limit(CLASSES).map(Drawn::colour))
                .isEqualTo(expected);
    }

    @Test
    void ofManyClassesTheLegendNamesThoseThatMostNeuronsPrefer() throws Exception {
        LayerAnalysis run = FakeAnalyses.of(60, 200, 1); // neuron i prefers class i
        String text = Drawn.of(new SelectivityMaps(List.of(run), "")).text();
        assertThat(text).contains("Of 200 classes the 36", "class number 1\n").doesNotContain("class number 150");
    }

    @Test
    void theMoreActiveTheDarkerAndOnTop() throws Exception {
        LayerAnalysis run =
                FakeAnalyses.withMeans(FakeAnalyses.of(4, 1, 1), new double[][] {{4}, {0}, {Double.NaN}, {2}});
        List<Element> marks = Drawn.of(new CoactivationMaps(run, "")).shapes("mark");
        assertThat(marks.get(0).getAttribute("fill")).isEqualTo("none"); // a ring: there is no value
        assertThat(marks.stream().skip(1).map(Drawn::colour))
                .isEqualTo(IntStream.of(0, 1, 2)
                        .mapToObj(half -> String.format("#%06x", Palette.sequential(half / 2.0)))
                        .toList());
    }

    @Test
    void twentyClassesAtTheMostGetAMap() throws Exception {
        Drawn drawn = Drawn.of(new CoactivationMaps(FakeAnalyses.of(50, 100, 1), ""));
        assertThat(drawn.shapes("mark")).hasSize(20 * 50);
        assertThat(drawn.text()).contains("Shown are 20 of 100 classes", "class number 95");
    }
}
