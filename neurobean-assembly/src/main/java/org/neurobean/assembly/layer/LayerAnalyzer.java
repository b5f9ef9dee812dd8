package org.neurobean.assembly.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.Agreement;
import org.neurobean.assembly.ClassMeans;
import org.neurobean.assembly.KMeans;
import org.neurobean.assembly.LiveNeurons;
import org.neurobean.assembly.Selectivity;
import org.neurobean.assembly.WiringSparseness;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.bean.Matrix;
import org.neurobean.bean.NeuronCorrelation;
import org.neurobean.bean.TwoModeClustering;

/**
 * Measures everything of section 3.1 of the paper on one layer: which neurons live, which assemblies their outgoing
 * weights form, what each of them prefers, and what breaks without them. The steps are in {@link #analyze}.
 */
public final class LayerAnalyzer {

    /** A connection counts in the thresholded C_4 if it is stronger than this share of the strongest. */
    private static final double STRONG = 0.5;

    private final LayerInput in;
    private final AnalysisOptions options;
    private final Progress progress;
    private final List<String> remarks = new ArrayList<>();

    /** Is notified of what the analysis is about to do. */
    public interface Progress {
        Progress SILENT = step -> {};

        /** The next step in a few words. */
        void begins(String step);
    }

    private LayerAnalyzer(LayerInput in, AnalysisOptions options, Progress progress) {
        this.in = in;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Analyzes a layer; the same input and options give the same bits.
     *
     * @throws LayerAnalysisException if the layer cannot be analyzed, for example because no neuron is alive
     * @throws InvalidValueException if an option does not fit the layer: more assemblies than neurons, neurons to ablate
     *     that it does not have
     */
    public static LayerAnalysis analyze(LayerInput in, AnalysisOptions options, Progress progress) {
        try {
            return new LayerAnalyzer(in, options, progress).run();
        } catch (LayerAnalysisException | InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new LayerAnalysisException("layer " + in.layer() + " cannot be analyzed: " + e.getMessage(), e);
        }
    }

    private LayerAnalysis run() {
        requireAblatable();
        progress.begins("class means, selectivity, dead neurons");
        ClassMeans means = ClassMeans.of(in.activations(), in.labels(), in.classes());
        Selectivity selectivity = Selectivity.of(
                means, new Selectivity.Options(options.activationThreshold(), Selectivity.Others.CLASSES));
        LiveNeurons live = LiveNeurons.of(
                in.activations(),
                in.outgoing(),
                new LiveNeurons.Thresholds(options.activationThreshold(), options.weightThreshold()));
        int assemblies = assembliesOf(live);
        progress.begins("assemblies, silhouettes, t-SNE");
        WeightClusters clusters = new WeightClusters(in.outgoing(), live, assemblies, options, remarks, progress);
        int[] preferred = selectivity.preferredClass();
        progress.begins("correlations");
        int[] looked = clusters.pictureOrder(options.limits().correlated());
        if (looked.length < in.neurons()) {
            remarks.add("Correlations of activations, and what is counted by them, are of " + looked.length + " of the "
                    + in.neurons() + " neurons, evenly chosen from the assemblies.");
        }
        ActivationClusters firing =
                new ActivationClusters(in.activations().columnsAt(looked), looked, live, clusters.k(), options);
        PopulationAblation ablation =
                in.readout() == null ? null : ablation(preferred, clusters.assignment(), clusters.k());
        LayerAnalysis.Summary summary = summary(live, selectivity, clusters, firing, ablation, preferred);
        int[] order = Sampling.evenly(looked, options.limits().pictured());
        if (order.length < in.neurons()) {
            remarks.add("Pictures of matrices show " + order.length + " of the " + in.neurons()
                    + " neurons, evenly chosen from the assemblies.");
        }
        return new LayerAnalysis(
                in.name(),
                in.layer(),
                in.origin(),
                in.classNames(),
                in.targetNames(),
                neurons(live, selectivity, clusters, preferred),
                means.means(),
                in.outgoing().toRows(),
                clusters.maps(),
                new LayerAnalysis.OrderedMatrix(
                        order,
                        NeuronCorrelation.ofOrder(
                                1, in.outgoing().rowsAt(order), BeanPenalty.PAPER_GAMMA, AlphaScale.PAPER)),
                new LayerAnalysis.OrderedMatrix(order, firing.correlation(order)),
                ablation == null ? null : ablation.result(),
                in.images() == null ? null : new ImageChoice(in, in.images()).result(),
                summary,
                List.copyOf(remarks));
    }

    private void requireAblatable() {
        for (NeuronSet set : options.ablate()) {
            set.requireWithin("layer " + in.layer() + " of " + in.name(), in.neurons());
            if (in.readout() == null) {
                throw new LayerAnalysisException(
                        "to ablate neurons the scores of the classes are needed, and those of layer " + in.layer()
                                + " of " + in.name() + " are not known; give its bias, or ablate none");
            }
        }
    }

    private int assembliesOf(LiveNeurons live) {
        if (live.aliveCount() == 0) {
            throw new LayerAnalysisException("no neuron of layer " + in.layer() + " is alive (activated above "
                    + options.activationThreshold()
                    + " by some sample, and with outgoing weights that are not negligible), so there is nothing to"
                    + " analyze; check the activations, or lower the activation threshold");
        }
        if (live.aliveCount() < 3) {
            throw new LayerAnalysisException("only " + live.aliveCount() + " of the " + in.neurons()
                    + " neurons of layer " + in.layer() + " are alive, and assemblies need 3 or more");
        }
        int distinct = KMeans.distinctPoints(in.outgoing().rowsAt(live.aliveIds()));
        if (distinct < 3) {
            throw new LayerAnalysisException("the neurons of layer " + in.layer() + " that are alive have only "
                    + distinct + " different rows of outgoing weights, and assemblies need 3 or more");
        }
        int most = distinct - 1;
        int asked = options.assemblies();
        if (asked > most) {
            throw InvalidValueException.of(
                    "assemblies",
                    "at most " + most + ", as " + live.aliveCount() + " of " + in.neurons()
                            + " neurons are alive, with " + distinct + " different rows of outgoing weights",
                    asked);
        }
        if (asked == 0 && in.classes() > most) {
            remarks.add("There are " + in.classes() + " classes, but " + live.aliveCount()
                    + " neurons that are alive, with " + distinct + " different rows of outgoing weights: K-means looks"
                    + " for " + most + " assemblies.");
            return most;
        }
        return asked == 0 ? in.classes() : asked;
    }

    private PopulationAblation ablation(int[] preferred, int[] assembly, int k) {
        progress.begins("ablation");
        return new PopulationAblation(in, preferred, assembly, k, options, remarks);
    }

    private List<LayerAnalysis.Neuron> neurons(
            LiveNeurons live, Selectivity selectivity, WeightClusters clusters, int[] preferred) {
        double[] mean = new double[in.neurons()];
        double[] activations = in.activations().entries();
        for (int s = 0; s < in.samples(); s++) {
            int start = in.activations().start(s);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += activations[start + i];
            }
        }
        List<LayerAnalysis.Neuron> neurons = new ArrayList<>();
        for (int i = 0; i < in.neurons(); i++) {
            boolean activated = live.activated()[i];
            neurons.add(new LayerAnalysis.Neuron(
                    i,
                    live.alive()[i],
                    activated,
                    clusters.assignment()[i],
                    preferred[i],
                    selectivity.index()[i],
                    clusters.silhouettes()[i],
                    mean[i] / in.samples(),
                    live.outgoingNorms()[i]));
        }
        return neurons;
    }

    private LayerAnalysis.Summary summary(
            LiveNeurons live,
            Selectivity selectivity,
            WeightClusters clusters,
            ActivationClusters firing,
            @Nullable PopulationAblation ablation,
            int[] preferred) {
        progress.begins("wiring");
        Matrix strength = NeuronCorrelation.strength(in.outgoing(), BeanPenalty.PAPER_GAMMA);
        Agreement withPreferred = clusters.agreementWith(preferred);
        Agreement withFiring = clusters.agreementWith(firing.assignment());
        WiringSparseness wiring = WiringSparseness.of(in.outgoing(), live.aliveIds());
        return new LayerAnalysis.Summary(
                in.samples(),
                ablation == null ? Double.NaN : ablation.accuracy(),
                live.aliveCount(),
                in.neurons() - live.aliveCount(),
                clusters.k(),
                clusters.means(),
                selectivity.mean(),
                (int) IntStream.of(live.aliveIds())
                        .map(i -> preferred[i])
                        .filter(c -> c >= 0)
                        .distinct()
                        .count(),
                ablation == null ? Double.NaN : ablation.ownClassDrop(),
                ablation == null ? Double.NaN : ablation.otherClassDrop(),
                withPreferred.nmi(),
                withPreferred.ari(),
                withFiring.nmi(),
                withFiring.ari(),
                clusters.bestCount(),
                firing.significantEigenvalues(),
                clusters.pValue(),
                TwoModeClustering.weighted(strength),
                TwoModeClustering.ofThreshold(strength, STRONG * strength.largestMagnitude())
                        .coefficient(),
                wiring.meanHoyer(),
                wiring.meanEffectiveTargets());
    }
}
