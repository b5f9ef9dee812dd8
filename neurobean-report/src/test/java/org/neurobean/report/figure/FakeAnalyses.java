package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;

/** Analyses as a real layer might give them, made from a seed: nothing in them was measured. */
final class FakeAnalyses {

    static final List<String> DIGITS = names(10);

    /** Names that would break XML, a page or a file if they were taken as they are. */
    static final String NASTY = "<script>&\"']]> --> \u0001\ud83e\uded8 \ud800 %s";

    private FakeAnalyses() {}

    /**
     * A fake layer.
     *
     * @param crisp 0 for neurons without any order, 1 for assemblies that do one class each
     */
    record Wanted(String name, int neurons, List<String> classes, double crisp, long seed) {}

    /** A plain network, BEAN-1 and BEAN-2, as LeNet-5's last hidden layer of 84. */
    static List<LayerAnalysis> lenet() {
        return List.of(lenet("plain", 0.25), lenet("BEAN-1", 0.8), lenet("BEAN-2", 1));
    }

    static LayerAnalysis lenet(String name, double crisp) {
        return of(new Wanted(name, 84, DIGITS, crisp, 7));
    }

    static LayerAnalysis of(int neurons, int classes, double crisp) {
        return of(new Wanted("BEAN-2", neurons, names(classes), crisp, 11));
    }

    static List<String> names(int classes) {
        return IntStream.range(0, classes)
                .mapToObj(number -> classes <= 10 ? "" + number : "class number " + number)
                .toList();
    }

    static LayerAnalysis of(Wanted wanted) {
        SplittableRandom random = new SplittableRandom(wanted.seed);
        int classes = wanted.classes.size();
        int n = wanted.neurons;
        List<LayerAnalysis.Neuron> neurons = new ArrayList<>();
        double[][] means = new double[n][classes];
        double[][] outgoing = new double[n][classes];
        double[][] tsne = new double[n][];
        for (int id = 0; id < n; id++) {
            boolean alive = n < 10 || id % 12 != 5;
            int home = id % classes;
            int preferred = random.nextDouble() < wanted.crisp ? home : random.nextInt(classes);
            for (int c = 0; c < classes; c++) {
                means[id][c] = !alive ? 0 : (c == preferred ? 4 : (1 - wanted.crisp) * 3) * random.nextDouble();
                double own = c == home ? 0.9 : c == (home + 3) % classes ? -0.4 : 0;
                double noise = random.nextDouble() - 0.5;
                outgoing[id][c] = alive ? wanted.crisp * own + (1.05 - wanted.crisp) * noise : 0.001 * noise;
            }
            tsne[id] = place(home, wanted, random);
            neurons.add(new LayerAnalysis.Neuron(
                    id,
                    alive,
                    alive,
                    alive ? home : -1,
                    alive ? preferred : -1,
                    alive ? 0.7 : Double.NaN,
                    alive ? 0.8 : Double.NaN,
                    1,
                    1));
        }
        LayerAnalysis.Maps maps = new LayerAnalysis.Maps(IntStream.range(0, n).toArray(), tsne, tsne);
        int[] order = order(neurons);
        return new LayerAnalysis(
                wanted.name,
                "fc2",
                "made for a test",
                wanted.classes,
                wanted.classes,
                neurons,
                means,
                outgoing,
                maps,
                new LayerAnalysis.OrderedMatrix(order, products(outgoing, order)),
                new LayerAnalysis.OrderedMatrix(order, cosines(means, order)),
                ablations(neurons, classes, wanted.crisp, random),
                null,
                summary(n, neurons, wanted.crisp),
                List.of());
    }

    /** On a ring of assemblies, or on a sunflower if there are many. */
    private static double[] place(int home, Wanted wanted, SplittableRandom random) {
        int classes = wanted.classes.size();
        double angle = 2 * Math.PI * home * (classes > 12 ? 0.618034 : 1.0 / classes);
        double radius = classes > 12 ? 36 * Math.sqrt((home + 1.0) / classes) : 30;
        double spread = (classes > 12 ? 1.5 : 4) + 30 * (1 - wanted.crisp);
        return new double[] {
            radius * Math.cos(angle) + spread * (random.nextDouble() - 0.5),
            radius * Math.sin(angle) + spread * (random.nextDouble() - 0.5)
        };
    }

    private static int[] order(List<LayerAnalysis.Neuron> neurons) {
        return neurons.stream()
                .sorted(Comparator.comparing((LayerAnalysis.Neuron neuron) -> !neuron.alive())
                        .thenComparing(LayerAnalysis.Neuron::assembly))
                .limit(256)
                .mapToInt(LayerAnalysis.Neuron::id)
                .toArray();
    }

    private static double[][] products(double[][] rows, int[] order) {
        double[][] products = new double[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                for (int k = 0; k < rows[0].length; k++) {
                    products[i][j] += Math.abs(rows[order[i]][k] * rows[order[j]][k]);
                }
                products[i][j] /= rows[0].length;
            }
        }
        return products;
    }

    private static double[][] cosines(double[][] rows, int[] order) {
        double[][] cosines = products(rows, order);
        double[] squares =
                IntStream.range(0, order.length).mapToDouble(i -> cosines[i][i]).toArray();
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                cosines[i][j] = 1.4 * cosines[i][j] / Math.sqrt(squares[i] * squares[j]) - 0.4;
            }
        }
        return cosines;
    }

    private static LayerAnalysis.Ablations ablations(
            List<LayerAnalysis.Neuron> neurons, int classes, double crisp, SplittableRandom random) {
        double[] baseline = new double[classes];
        double[][] accuracy = new double[classes][classes];
        for (int c = 0; c < classes; c++) {
            baseline[c] = 0.97 + 0.03 * random.nextDouble();
        }
        for (int group = 0; group < classes; group++) {
            int preferred = group;
            boolean empty = neurons.stream().noneMatch(neuron -> neuron.preferredClass() == preferred);
            for (int c = 0; c < classes; c++) {
                double kept = c == group
                        ? 1 - crisp * (0.95 + 0.05 * random.nextDouble())
                        : 1 - (1 - crisp) * 0.4 * random.nextDouble();
                accuracy[group][c] = empty ? baseline[c] : baseline[c] * kept;
            }
        }
        return new LayerAnalysis.Ablations(baseline, accuracy, accuracy, null, List.of(), null);
    }

    private static LayerAnalysis.Summary summary(int n, List<LayerAnalysis.Neuron> neurons, double crisp) {
        int alive = (int) neurons.stream().filter(LayerAnalysis.Neuron::alive).count();
        double silhouette = 0.4 + 0.5 * crisp;
        return new LayerAnalysis.Summary(
                10000,
                0.987,
                alive,
                n - alive,
                10,
                new LayerAnalysis.Silhouettes(0.9 * crisp, 0.92 * crisp, silhouette - 0.03, silhouette),
                0.7,
                10,
                97 * crisp,
                20 * (1 - crisp),
                crisp,
                crisp,
                crisp,
                crisp,
                10,
                10,
                0.01,
                0.3,
                0.9,
                0.8,
                10 - 8 * crisp);
    }

    /** The same run with other places of its neurons. */
    static LayerAnalysis withMaps(LayerAnalysis run, LayerAnalysis.Maps maps) {
        return with(run, maps, run.classMeans(), run.ablation());
    }

    static LayerAnalysis withMeans(LayerAnalysis run, double[][] means) {
        return with(run, run.maps(), means, run.ablation());
    }

    static LayerAnalysis withAblation(LayerAnalysis run, LayerAnalysis.@Nullable Ablations ablation) {
        return with(run, run.maps(), run.classMeans(), ablation);
    }

    private static LayerAnalysis with(
            LayerAnalysis run, LayerAnalysis.Maps maps, double[][] means, LayerAnalysis.@Nullable Ablations ablation) {
        return new LayerAnalysis(
                run.name(),
                run.layer(),
                run.origin(),
                run.classNames(),
                run.targetNames(),
                run.neurons(),
                means,
                run.outgoing(),
                maps,
                run.wiring(),
                run.coactivation(),
                ablation,
                run.images(),
                run.summary(),
                run.remarks());
    }

    /** A run of which nothing could be computed: every number that may be NaN is. */
    static LayerAnalysis withoutNumbers(int n, int classes) {
        double nan = Double.NaN;
        LayerAnalysis run = of(n, classes, 0.5);
        List<LayerAnalysis.Neuron> dead = run.neurons().stream()
                .map(neuron -> new LayerAnalysis.Neuron(neuron.id(), false, false, -1, -1, nan, nan, 0, 0))
                .toList();
        double[][] square = missing(n, n);
        int[] ids = IntStream.range(0, n).toArray();
        return new LayerAnalysis(
                "dead",
                "fc2",
                "nowhere",
                run.classNames(),
                run.targetNames(),
                dead,
                missing(n, classes),
                missing(n, classes),
                new LayerAnalysis.Maps(ids, missing(n, 2), missing(n, 2)),
                new LayerAnalysis.OrderedMatrix(ids, square),
                new LayerAnalysis.OrderedMatrix(ids, square),
                new LayerAnalysis.Ablations(
                        missing(1, classes)[0],
                        missing(classes, classes),
                        missing(classes, classes),
                        null,
                        List.of(),
                        null),
                null,
                new LayerAnalysis.Summary(
                        0,
                        nan,
                        0,
                        n,
                        0,
                        new LayerAnalysis.Silhouettes(nan, nan, nan, nan),
                        nan,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        0,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan),
                List.of());
    }

    static double[][] missing(int rows, int columns) {
        double[][] missing = new double[rows][columns];
        for (double[] row : missing) {
            Arrays.fill(row, Double.NaN);
        }
        return missing;
    }

    /** A run whose every text is hostile. */
    static LayerAnalysis nasty() {
        LayerAnalysis run = of(new Wanted(
                NASTY, 24, IntStream.range(0, 4).mapToObj(i -> NASTY + i).toList(), 0.9, 3));
        return new LayerAnalysis(
                NASTY,
                NASTY,
                NASTY,
                run.classNames(),
                run.targetNames(),
                run.neurons(),
                run.classMeans(),
                run.outgoing(),
                run.maps(),
                run.wiring(),
                run.coactivation(),
                null,
                null,
                run.summary(),
                List.of(NASTY));
    }
}
