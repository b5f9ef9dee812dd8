package org.neurobean.assembly.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.neurobean.assembly.Agreement;
import org.neurobean.assembly.AssemblyCount;
import org.neurobean.assembly.KMeans;
import org.neurobean.assembly.LiveNeurons;
import org.neurobean.assembly.Pca;
import org.neurobean.assembly.ShuffleTest;
import org.neurobean.assembly.Silhouette;
import org.neurobean.assembly.TSne;
import org.neurobean.bean.Matrix;

/** Assemblies among the rows of the outgoing weights: K-means, silhouettes, and places in the plane (Figure 2). */
final class WeightClusters {

    private static final int LARGEST_COUNT = 30;
    private static final int RESTARTS = 10;
    private static final int SHUFFLES = 99;
    /** Fewer shuffles than this say too little. */
    private static final int FEWEST_SHUFFLES = 19;
    /** Passes that K-means takes, in the mean. */
    private static final int PASSES = 15;
    /** Neighbours of a neuron need others to be compared with. */
    private static final double NEURONS_PER_PERPLEXITY = 3;

    private final Matrix outgoing;
    private final int k;
    private final AnalysisOptions options;
    private final List<String> remarks;

    private final int[] alive;
    private final int[] assignment;
    private final double[] silhouettes;
    private final LayerAnalysis.Maps maps;
    private final LayerAnalysis.Silhouettes means;
    private final int bestCount;
    private final double pValue;

    WeightClusters(
            Matrix outgoing,
            LiveNeurons live,
            int k,
            AnalysisOptions options,
            List<String> remarks,
            LayerAnalyzer.Progress progress) {
        this.outgoing = outgoing;
        this.k = k;
        this.options = options;
        this.remarks = remarks;
        this.alive = live.aliveIds();
        Matrix points = outgoing.rowsAt(alive);
        int restarts = kMeans(points, k).restarts();
        if (restarts < RESTARTS) {
            remarks.add("K-means started " + restarts + " instead of " + RESTARTS + " times, as the layer is large.");
        }
        KMeans clusters = cluster(points);
        Silhouette silhouette = Silhouette.of(points, clusters.assignment());
        this.assignment = new int[outgoing.rows()];
        this.silhouettes = new double[outgoing.rows()];
        Arrays.fill(assignment, -1);
        Arrays.fill(silhouettes, Double.NaN);
        for (int i = 0; i < alive.length; i++) {
            assignment[alive[i]] = clusters.assignment()[i];
            silhouettes[alive[i]] = silhouette.values()[i];
        }
        boolean all = alive.length == outgoing.rows();
        double raw = all ? silhouette.mean() : silhouetteOf(outgoing);
        progress.begins("t-SNE");
        int[] everyone = IntStream.range(0, outgoing.rows()).toArray();
        int[] shown = mapped(everyone, true);
        double[][] plane = plane(shown);
        double tsne = silhouetteOf(Matrix.copyOf("plane", plane));
        double tsneAlive = all ? tsne : silhouetteOf(Matrix.copyOf("plane", plane(mapped(alive, false))));
        this.means = new LayerAnalysis.Silhouettes(raw, silhouette.mean(), tsne, tsneAlive);
        this.maps = new LayerAnalysis.Maps(
                shown,
                plane,
                twoColumns(Pca.fit(outgoing.rowsAt(shown), Math.min(2, outgoing.columns()))
                        .scores()));
        progress.begins("number of assemblies, shuffled layers");
        this.bestCount = countAssemblies(points);
        this.pValue = shuffled(points);
    }

    private KMeans cluster(Matrix points) {
        return KMeans.fit(points, kMeans(points, k));
    }

    private KMeans.Options kMeans(Matrix points, int clusters) {
        double pass = (double) points.rows() * points.columns() * clusters;
        int restarts = (int) Math.max(1, Math.min(RESTARTS, options.limits().multiplications() / (PASSES * pass)));
        return KMeans.Options.of(clusters).withRestarts(restarts).withSeed(options.seed());
    }

    /** Mean silhouette of as many clusters as there are assemblies. */
    private double silhouetteOf(Matrix points) {
        if (k >= points.rows()) {
            return Double.NaN;
        }
        return Silhouette.of(points, cluster(points).assignment()).mean();
    }

    private int[] mapped(int[] ids, boolean say) {
        int[] shown = Sampling.evenly(ids, options.limits().mapped());
        if (say && shown.length < ids.length) {
            remarks.add("The map and the silhouettes on t-SNE are of " + shown.length + " of the " + ids.length
                    + " neurons, evenly chosen.");
        }
        return shown;
    }

    private double[][] plane(int[] ids) {
        double asked = options.perplexity() > 0
                ? options.perplexity()
                : Math.max(AnalysisOptions.LEAST_PERPLEXITY, ids.length / (2.0 * k));
        double perplexity = Math.max(1, Math.min(asked, (ids.length - 1) / NEURONS_PER_PERPLEXITY));
        return TSne.fit(
                        outgoing.rowsAt(ids),
                        TSne.Options.defaults()
                                .withPerplexity(perplexity)
                                .withStart(TSne.Start.RANDOM)
                                .withSeed(options.seed()))
                .embedding();
    }

    /** The same with a second column of 0 if there is a single target. */
    private static double[][] twoColumns(double[][] scores) {
        return Arrays.stream(scores).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new);
    }

    /** K-means for every number of assemblies in a range; of fewer neurons if all of them would take too long. */
    private int countAssemblies(Matrix points) {
        int[] all = IntStream.range(0, points.rows()).toArray();
        int clusters =
                IntStream.rangeClosed(2, Math.min(LARGEST_COUNT, points.rows())).sum();
        double each = (double) PASSES * clusters * points.columns(); // multiplications for one neuron, one start
        double room = options.limits().multiplications() / each;
        int fitting = (int)
                Math.max(LARGEST_COUNT + 1, Math.min(room, options.limits().mapped()));
        Matrix few = points.rowsAt(Sampling.evenly(all, fitting));
        if (few.rows() < points.rows()) {
            remarks.add("The number of assemblies by the best silhouette is looked for among " + few.rows() + " of the "
                    + points.rows() + " neurons that are alive, evenly chosen.");
        }
        int largest = Math.min(LARGEST_COUNT, KMeans.distinctPoints(few) - 1);
        int restarts = (int) Math.max(1, Math.min(RESTARTS, room / few.rows()));
        int best = AssemblyCount.of(
                        few,
                        new AssemblyCount.Options(
                                2,
                                largest,
                                KMeans.Options.of(largest)
                                        .withRestarts(restarts)
                                        .withSeed(options.seed())))
                .best();
        if (best == LARGEST_COUNT) {
            remarks.add("The best silhouette stands at " + best
                    + " assemblies, the end of the range that was looked at; there may be more.");
        }
        return best;
    }

    private double shuffled(Matrix points) {
        double each = (double) points.rows() * points.columns() * (PASSES * k + points.rows() / 2.0);
        int draws = (int) Math.min(SHUFFLES, options.limits().multiplications() * 2 / each);
        if (draws < FEWEST_SHUFFLES) {
            remarks.add("The layer is too large to be compared with shuffled ones: the silhouette has no p-value.");
            return Double.NaN;
        }
        return ShuffleTest.of(points, ShuffleTest.Options.of(k).withDraws(draws).withSeed(options.seed()))
                .p();
    }

    /** Agreement with other labels, over the neurons that are alive and have one. */
    Agreement agreementWith(int[] labels) {
        int[] labelled = IntStream.of(alive).filter(i -> labels[i] >= 0).toArray();
        return labelled.length == 0
                ? new Agreement(Double.NaN, Double.NaN)
                : Agreement.of(Sampling.at(assignment, labelled), Sampling.at(labels, labelled));
    }

    /** Neurons by assembly, the most typical ones first, then the dead; some of each if there are too many. */
    int[] pictureOrder(int limit) {
        int[] order = IntStream.range(0, outgoing.rows())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> assignment[i] < 0 ? Integer.MAX_VALUE : assignment[i])
                        .thenComparingDouble(i -> Double.isNaN(silhouettes[i]) ? 0 : -silhouettes[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return Sampling.evenly(order, limit);
    }

    int k() {
        return k;
    }

    int[] assignment() {
        return assignment;
    }

    double[] silhouettes() {
        return silhouettes;
    }

    LayerAnalysis.Maps maps() {
        return maps;
    }

    LayerAnalysis.Silhouettes means() {
        return means;
    }

    int bestCount() {
        return bestCount;
    }

    double pValue() {
        return pValue;
    }
}
