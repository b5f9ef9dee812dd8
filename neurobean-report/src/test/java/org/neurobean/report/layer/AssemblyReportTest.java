package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;

class AssemblyReportTest {

    private static LayerAnalysis layer(String name) {
        return FakeAnalyses.of(new FakeAnalyses.Shape(name, 12, List.of("x", "y"), 0.9, 12), 1);
    }

    private static LayerAnalysis with(LayerAnalysis like, double[][] outgoing, LayerAnalysis.Maps maps) {
        return new LayerAnalysis(
                like.name(),
                like.layer(),
                like.origin(),
                like.classNames(),
                like.targetNames(),
                like.neurons(),
                like.classMeans(),
                outgoing,
                maps,
                like.wiring(),
                like.coactivation(),
                like.ablation(),
                like.images(),
                like.summary(),
                like.remarks());
    }

    @Test
    void aPageHasOneToSixLayers() {
        assertThatThrownBy(() -> new AssemblyReport("t", List.of(), List.of()))
                .hasMessageContaining("1 to 6 layers, but has 0");
        assertThatThrownBy(() -> new AssemblyReport("t", Collections.nCopies(7, layer("a")), List.of()))
                .hasMessageContaining("but has 7");
    }

    @Test
    void layersDifferInNameOrLayer() {
        assertThatThrownBy(() -> new AssemblyReport("t", List.of(layer("a"), layer("a")), List.of()))
                .hasMessageContaining("two are a, fc2");
    }

    @Test
    void arraysThatDoNotFitAreNamedWithBothSizes() {
        LayerAnalysis good = layer("a");
        assertThatThrownBy(() -> report(with(good, new double[11][2], good.maps())))
                .hasMessage("rows of outgoing of a must be 12, but is 11");
        assertThatThrownBy(() -> report(with(good, new double[12][3], good.maps())))
                .hasMessage("columns of outgoing of a must be 2, but is 3");
        LayerAnalysis.Maps maps = new LayerAnalysis.Maps(new int[] {12}, new double[1][2], new double[1][2]);
        assertThatThrownBy(() -> report(with(good, good.outgoing(), maps)))
                .hasMessage("a value of maps.shown of a must be below 12, but is 12");
    }

    private static AssemblyReport report(LayerAnalysis layer) {
        return new AssemblyReport("t", List.of(layer), List.of());
    }

    @Test
    void sentencesSayWhatTheNumbersSay() {
        AssemblyFindings findings = new AssemblyFindings(FakeAnalyses.lenet());
        assertThat(findings.lead()).endsWith("plain 0.42, BEAN-1 0.71, BEAN-2 0.90.");
        assertThat(findings.sentence(0)).startsWith("No neuron of 84 is dead; they form 10 assemblies.");
        assertThat(findings.sentence(2))
                .startsWith("75 of 84 neurons are alive; they form 10 assemblies.")
                .contains("nearly the same thing (NMI 0.94)");
        assertThat(findings.worst(2)).matches("Without assembly \\d \\(\\d neurons\\), class \\d falls from 9.* to .*");
        assertThat(findings.trust(0)).contains("too often (p = 0.21)");
        assertThat(findings.trust(2)).contains("hardly ever score as well (p = 0.01)");
    }
}
