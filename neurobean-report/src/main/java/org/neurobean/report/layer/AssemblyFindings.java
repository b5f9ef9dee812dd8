package org.neurobean.report.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalysis.Ablations;
import org.neurobean.assembly.layer.LayerAnalysis.Summary;
import org.neurobean.io.NumberText;

/** Plain sentences made from the numbers of analyses. They say what was measured, and how far it can be trusted. */
final class AssemblyFindings {

    private final AssemblyReport report;
    private final List<String> labels;

    AssemblyFindings(AssemblyReport report) {
        this.report = report;
        this.labels = report.labels();
    }

    /** What the reader sees first: how clearly neurons form assemblies, layer by layer. */
    String lead() {
        String all = IntStream.range(0, labels.size())
                .mapToObj(i -> labels.get(i) + " " + number(clarity(i)))
                .collect(Collectors.joining(", "));
        return "How clearly the neurons form assemblies, by silhouette on the t-SNE map (1 is perfect, 0 is none): "
                + all + ".";
    }

    private double clarity(int index) {
        return report.layers().get(index).summary().silhouette().tsneAlive();
    }

    /** How many neurons and assemblies there are, and what the assemblies have to do with the classes. */
    String sentence(int index) {
        LayerAnalysis layer = report.layers().get(index);
        Summary summary = layer.summary();
        int neurons = layer.neurons().size();
        StringBuilder text = new StringBuilder();
        text.append(
                summary.aliveNeurons() == neurons
                        ? "No neuron of " + NumberText.count(neurons) + " is dead"
                        : NumberText.count(summary.aliveNeurons()) + " of " + counted(neurons, "neuron", "neurons")
                                + " are alive");
        text.append("; they form ")
                .append(counted(summary.assemblies(), "assembly", "assemblies"))
                .append('.');
        if (Double.isFinite(summary.weightsPreferredClassNmi())) {
            text.append(" Assemblies and preferred classes ").append(agreement(summary.weightsPreferredClassNmi()));
            text.append(" (NMI ")
                    .append(number(summary.weightsPreferredClassNmi()))
                    .append(").");
        }
        return text.toString();
    }

    /** "84 neurons", "1 neuron". */
    static String counted(int number, String one, String more) {
        return NumberText.count(number) + " " + (number == 1 ? one : more);
    }

    private static String agreement(double nmi) {
        if (nmi >= 0.9) {
            return "are nearly the same thing";
        }
        return nmi >= 0.6 ? "mostly agree" : nmi >= 0.3 ? "agree in part" : "have little to do with each other";
    }

    /** The assembly that one class depends on most, or null without ablation. */
    @Nullable
    String worst(int index) {
        LayerAnalysis layer = report.layers().get(index);
        Ablations ablation = layer.ablation();
        if (ablation == null || ablation.byAssembly().length == 0) {
            return null;
        }
        int worstAssembly = 0;
        int worstClass = 0;
        double worst = Double.NEGATIVE_INFINITY;
        for (int assembly = 0; assembly < ablation.byAssembly().length; assembly++) {
            for (int each = 0; each < ablation.baseline().length; each++) {
                double drop = ablation.baseline()[each] - ablation.byAssembly()[assembly][each];
                if (drop > worst) {
                    worst = drop;
                    worstAssembly = assembly;
                    worstClass = each;
                }
            }
        }
        if (!(worst > 0)) {
            return "No assembly is missed: without any one of them every class is told as well as before.";
        }
        int chosen = worstAssembly;
        long size = layer.neurons().stream()
                .filter(neuron -> neuron.assembly() == chosen)
                .count();
        return "Without assembly " + worstAssembly + " (" + size
                + (size == 1 ? " neuron" : " neurons")
                + "), class " + layer.classNames().get(worstClass) + " falls from "
                + NumberText.percent(ablation.baseline()[worstClass], 1) + " to "
                + NumberText.percent(ablation.byAssembly()[worstAssembly][worstClass], 1) + ".";
    }

    /** What was found without being told a number of assemblies, and whether chance would do as well. */
    String trust(int index) {
        Summary summary = report.layers().get(index).summary();
        List<String> parts = new ArrayList<>();
        parts.add("Without being told how many, the silhouette finds "
                + counted(summary.assembliesBySilhouette(), "assembly", "assemblies")
                + " and the eigenvalues of the activations "
                + NumberText.count(summary.assembliesByEigenvalues()) + ".");
        double p = summary.silhouettePValue();
        if (Double.isFinite(p)) {
            parts.add(
                    p <= 0.05
                            ? "Layers with shuffled weights hardly ever score as well (p = " + number(p) + ")."
                            : "Layers with shuffled weights score as well too often (p = " + number(p)
                                    + ") to call this structure.");
        }
        return String.join(" ", parts);
    }

    private static String number(double value) {
        return NumberText.twoDecimals(value);
    }
}
