package org.neurobean.assembly.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.Ablation;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.assembly.NeuronGroups;
import org.neurobean.assembly.Readout;

/** What breaks without neurons (section 3.1.2, Figure 5): by preferred class, by assembly, one by one, by chosen set. */
final class PopulationAblation {

    private final Ablation byPreferredClass;
    private final Ablation byAssembly;
    private final double @Nullable [][] byNeuron;
    private final List<LayerAnalysis.Chosen> chosen;
    private final LayerAnalysis.@Nullable ReadoutSample readout;

    PopulationAblation(
            LayerInput in,
            int[] preferred,
            int[] assembly,
            int assemblies,
            AnalysisOptions options,
            List<String> remarks) {
        Readout readout = Objects.requireNonNull(in.readout());
        this.byPreferredClass = ablate(in, readout, new NeuronGroups(preferred, in.classes()));
        this.byAssembly = ablate(in, readout, new NeuronGroups(assembly, assemblies));
        double cost = (double) in.samples() * in.neurons() * in.targets();
        if (readout instanceof LinearReadout && cost <= options.limits().ablated()) {
            this.byNeuron =
                    ablate(in, readout, NeuronGroups.ofEach(in.neurons())).accuracy();
        } else {
            this.byNeuron = null;
            remarks.add("Neurons were not ablated one by one: the layer is too large, or is not the last one.");
        }
        this.chosen = options.ablate().stream()
                .map(set -> chosen(in, readout, set.ids()))
                .toList();
        this.readout = readout instanceof LinearReadout linear
                ? SampleChoice.of(in.activations(), in.labels(), options.seed())
                        .with(linear.bias(), byPreferredClass.counts())
                : null;
    }

    private static LayerAnalysis.Chosen chosen(LayerInput in, Readout readout, int[] ids) {
        Ablation ablation = ablate(in, readout, NeuronGroups.ofSet(in.neurons(), ids));
        double[] drop = ablation.drops()[0];
        double mean = Arrays.stream(drop)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
        return new LayerAnalysis.Chosen(ids, ablation.accuracy()[0], drop, mean);
    }

    private static Ablation ablate(LayerInput in, Readout readout, NeuronGroups groups) {
        return Ablation.of(in.activations(), in.labels(), readout, groups);
    }

    double accuracy() {
        return byPreferredClass.baselineAccuracy();
    }

    double ownClassDrop() {
        return byPreferredClass.ownClassDrop();
    }

    double otherClassDrop() {
        return byPreferredClass.otherClassDrop();
    }

    LayerAnalysis.Ablations result() {
        return new LayerAnalysis.Ablations(
                byPreferredClass.baseline(),
                byPreferredClass.accuracy(),
                byAssembly.accuracy(),
                byNeuron,
                chosen,
                readout);
    }
}
