package org.neurobean.assembly.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was measured on one dense layer of one network. Neurons, N of them, have ids from 0 in the order of the
 * arrays that came in; classes, C of them, and assemblies, K of them, count from 0 as well.
 *
 * @param name short, as it stands in tables and legends: "BEAN-2"
 * @param layer the dense layer whose incoming activations and outgoing weights these are: "fc3"
 * @param origin one line that says where the arrays came from
 * @param classNames C texts, not to be trusted as HTML
 * @param targetNames M texts: what the outgoing weights lead to
 * @param neurons N, by id
 * @param classMeans mean activation by neuron and class, [N x C]
 * @param outgoing weights, [N x M]
 * @param maps places in the plane
 * @param wiring the paper's neuron correlation A of order 1 (Eq. 5), by assembly
 * @param coactivation Pearson correlation of activations, by assembly
 * @param ablation null if the scores cannot be computed from the activations (no bias given, no network)
 * @param images null if no images were given
 * @param summary the numbers
 * @param remarks what a reader has to know: what was sampled, what was left out; whole sentences
 */
public record LayerAnalysis(
        String name,
        String layer,
        String origin,
        List<String> classNames,
        List<String> targetNames,
        List<Neuron> neurons,
        double[][] classMeans,
        double[][] outgoing,
        Maps maps,
        OrderedMatrix wiring,
        OrderedMatrix coactivation,
        @Nullable Ablations ablation,
        @Nullable ExcitingImages images,
        Summary summary,
        List<String> remarks) {

    /** The same under another name. */
    public LayerAnalysis withName(String other) {
        return new LayerAnalysis(
                other,
                layer,
                origin,
                classNames,
                targetNames,
                neurons,
                classMeans,
                outgoing,
                maps,
                wiring,
                coactivation,
                ablation,
                images,
                summary,
                remarks);
    }

    /**
     * One neuron.
     *
     * @param id from 0
     * @param alive whether some sample activates it and its outgoing weights are not negligible
     * @param activated whether some sample activates it above the threshold
     * @param assembly cluster of its outgoing weights, 0 to K - 1; -1 for a dead neuron, which belongs to none
     * @param preferredClass the class of its highest mean activation, 0 to C - 1; -1 if no sample activates it
     * @param selectivity class selectivity index, in [0, 1] for activations of 0 or more; NaN if no sample activates it
     * @param silhouette of its outgoing weights in its assembly, in [-1, 1]; NaN for a dead neuron
     * @param meanActivation over all samples
     * @param outgoingNorm Euclidean norm of its outgoing weights
     */
    public record Neuron(
            int id,
            boolean alive,
            boolean activated,
            int assembly,
            int preferredClass,
            double selectivity,
            double silhouette,
            double meanActivation,
            double outgoingNorm) {}

    /**
     * Places of neurons in the plane, by the rows of the outgoing weights.
     *
     * @param shown ids of the neurons that have a place: all of them, or a sample if there are too many; P
     * @param tsne [P x 2]
     * @param pca [P x 2]
     */
    public record Maps(int[] shown, double[][] tsne, double[][] pca) {}

    /**
     * A symmetric matrix over neurons, in the order of a picture: by assembly, dead neurons last.
     *
     * @param ids the neuron of each row and column, Q of them; a sample if there are too many
     * @param values [Q x Q]
     */
    public record OrderedMatrix(int[] ids, double[][] values) {}

    /**
     * What breaks without a group of neurons: accuracy of each class with the group's activations set to 0.
     *
     * @param baseline accuracy of each class with all neurons, [C], in [0, 1]
     * @param byPreferredClass accuracy by group (preferred class, rows) and class (columns), [C x C]; a class that no neuron
     *     prefers keeps the baseline
     * @param byAssembly accuracy by assembly and class, [K x C]
     * @param byNeuron accuracy by neuron and class, [N x C]; null if that would have taken too long
     * @param chosen the sets of neurons that the user asked for, in their order; may be empty
     * @param readout what other sets can be ablated with later; null if the layer is not the last one
     */
    public record Ablations(
            double[] baseline,
            double[][] byPreferredClass,
            double[][] byAssembly,
            double @Nullable [][] byNeuron,
            List<Chosen> chosen,
            @Nullable ReadoutSample readout) {}

    /**
     * What breaks without a set of neurons that the user chose, over all samples.
     *
     * @param neurons ids, ascending
     * @param accuracy of each class without them, [C], in [0, 1]; NaN for a class without samples
     * @param drop what each class loses, [C], percentage points; below 0 for a gain, NaN for a class without samples
     * @param meanDrop mean of drop over the classes that have samples
     */
    public record Chosen(int[] neurons, double[] accuracy, double[] drop, double meanDrop) {}

    /**
     * The last dense layer with some of the samples that enter it: a score is {@code bias + activations outgoing}, so that
     * any set of neurons can be ablated without the network. If there are too many samples it holds a random choice of
     * each class.
     *
     * @param activations [n x N]; classes take turns, so that the first few are as even a choice as all of them
     * @param labels class of each, [n], from 0 to C - 1
     * @param bias [C]
     * @param classSizes how many samples of each class there are, held or not, [C]
     */
    public record ReadoutSample(double[][] activations, int[] labels, double[] bias, int[] classSizes) {}

    /**
     * The images that excite each neuron most.
     *
     * @param width pixels
     * @param height pixels
     * @param channels 1 for grey, 3 for red, green, blue, one plane after another
     * @param pixels the images that are shown anywhere, by their place here, each [channels * height * width], 0 to 255
     * @param samples the sample that each of them is
     * @param labels the class of each of them
     * @param ofNeuron for each neuron the places in pixels of the images that excite it most, strongest first; empty if
     *     none does
     */
    public record ExcitingImages(
            int width, int height, int channels, byte[][] pixels, int[] samples, int[] labels, int[][] ofNeuron) {}

    /**
     * The numbers; what could not be computed is NaN.
     *
     * @param samples S
     * @param accuracy share of samples that the network classifies correctly, in [0, 1]; NaN without ablation
     * @param aliveNeurons number
     * @param deadNeurons number
     * @param assemblies K
     * @param silhouette by space and by set of neurons
     * @param selectivityMean over the neurons that some sample activates
     * @param preferredClasses number of classes that some alive neuron prefers
     * @param ownClassDrop percentage points that a class loses without the neurons that prefer it, mean over classes
     * @param otherClassDrop percentage points that the other classes lose then, mean
     * @param weightsPreferredClassNmi agreement of assemblies and preferred classes over alive neurons, in [0, 1]
     * @param weightsPreferredClassAri the same by the adjusted Rand index, at most 1
     * @param weightsActivationsNmi agreement of assemblies found in weights and in activations, in [0, 1]
     * @param weightsActivationsAri the same by the adjusted Rand index
     * @param assembliesBySilhouette number of assemblies that has the best silhouette, without being told
     * @param assembliesByEigenvalues number of eigenvalues of the activation correlation above the Marchenko-Pastur bound
     * @param silhouettePValue share of weight-shuffled layers with a silhouette as good, in (0, 1]
     * @param clustering weighted C_4 (paper, Eq. 8) of the connectivity strengths, in [0, 1]
     * @param clusteringOfThreshold C_4 of the connections that are stronger than half of the strongest, in [0, 1]
     * @param sparseness mean Hoyer sparseness of the outgoing weights, in [0, 1]
     * @param effectiveTargets mean number of targets that a neuron's outgoing weights effectively reach, in [1, M]
     */
    public record Summary(
            int samples,
            double accuracy,
            int aliveNeurons,
            int deadNeurons,
            int assemblies,
            Silhouettes silhouette,
            double selectivityMean,
            int preferredClasses,
            double ownClassDrop,
            double otherClassDrop,
            double weightsPreferredClassNmi,
            double weightsPreferredClassAri,
            double weightsActivationsNmi,
            double weightsActivationsAri,
            int assembliesBySilhouette,
            int assembliesByEigenvalues,
            double silhouettePValue,
            double clustering,
            double clusteringOfThreshold,
            double sparseness,
            double effectiveTargets) {}

    /**
     * Mean silhouettes of K-means clusters of the neurons' outgoing weights, each in [-1, 1].
     *
     * @param raw in the space of the weights, all neurons
     * @param rawAlive the same, alive neurons only
     * @param tsne in the plane of t-SNE, all neurons
     * @param tsneAlive the same, alive neurons only
     */
    public record Silhouettes(double raw, double rawAlive, double tsne, double tsneAlive) {}
}
