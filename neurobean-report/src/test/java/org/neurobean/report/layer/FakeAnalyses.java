package org.neurobean.report.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.data.LabeledImages;

/**
 * Made-up analyses that look like real ones: neurons in groups, one per class, that are the clearer the higher the order;
 * everything else follows from the groups.
 */
final class FakeAnalyses {

    /**
     * What is made up.
     *
     * @param clarity from 0, no groups, to 1, nothing but groups
     * @param classNames C; the targets are the classes
     * @param sampled neurons that have a place on the map and in the matrices
     */
    record Shape(String name, int neurons, List<String> classNames, double clarity, int sampled) {}

    private final Shape shape;
    private final Random random;
    private final int classes;
    private final int[] group;
    private final boolean[] alive;
    private final double[][] outgoing;
    private final double[][] means;

    private FakeAnalyses(Shape shape, long seed) {
        this.shape = shape;
        this.random = new Random(seed);
        this.classes = shape.classNames().size();
        this.group = new int[shape.neurons()];
        this.alive = new boolean[shape.neurons()];
        this.outgoing = new double[shape.neurons()][classes];
        this.means = new double[shape.neurons()][classes];
        for (int id = 0; id < shape.neurons(); id++) {
            makeNeuron(id);
        }
    }

    private void makeNeuron(int id) {
        group[id] = id * 7 % classes;
        alive[id] = id % 9 != 4 || shape.clarity() < 0.3;
        double noise = 0.22 * (1 - shape.clarity()) + 0.02;
        for (int target = 0; target < classes; target++) {
            boolean own = target == group[id];
            double signal = own ? 0.45 * shape.clarity() : -0.05 * shape.clarity();
            double strength = alive[id] ? 1 : 0.02;
            outgoing[id][target] = strength * (signal + noise * random.nextGaussian());
            double active = own ? 0.6 + 2.4 * shape.clarity() : 0.8 * (1 - shape.clarity());
            means[id][target] = alive[id] ? Math.max(0, active * (0.7 + 0.3 * random.nextGaussian())) : 0;
        }
    }

    static AssemblyReport lenet() {
        List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        return new AssemblyReport(
                "LeNet-5 on MNIST: what the last hidden layer has learned",
                List.of(
                        of(new Shape("plain", 84, digits, 0.12, 84), 1),
                        of(new Shape("BEAN-1", 84, digits, 0.6, 84), 2),
                        of(new Shape("BEAN-2", 84, digits, 0.92, 84), 3)),
                List.of(
                        new AssemblyReport.Fact("Command", "./neurobean reproduce figure2 --data mnist --seed 17"),
                        new AssemblyReport.Fact("Seed", "17"),
                        new AssemblyReport.Fact("Versions", "neurobean 0.1.0, JDK 17.0.15, libtorch 2.10.0")));
    }

    /** The largest that the page promises: 4,096 neurons, 1,000 classes. */
    static AssemblyReport large(int layers) {
        List<String> names =
                IntStream.range(0, 1000).mapToObj(i -> "class name " + i).toList();
        LayerAnalysis one = of(new Shape("run", 4096, names, 0.5, 1024), 1);
        return new AssemblyReport(
                "A large layer",
                IntStream.range(0, layers)
                        .mapToObj(i -> renamed(one, "run " + i))
                        .toList(),
                List.of());
    }

    /** Large, with few classes and the last layer, so that a page carries as many samples as it may. */
    static AssemblyReport wide(int layers) {
        List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        LayerAnalysis one = withReadout(of(new Shape("run", 4096, names, 0.5, 1024), 1), 900, 10_000);
        return new AssemblyReport(
                "A wide layer",
                IntStream.range(0, layers)
                        .mapToObj(i -> renamed(one, "run " + i))
                        .toList(),
                List.of());
    }

    /**
     * The same as the last layer, with activations of some of all samples; about half of them are 0. What
     * was ablated stays made up.
     */
    static LayerAnalysis withReadout(LayerAnalysis like, int samples, int all) {
        Random random = new Random(4);
        int classes = like.classNames().size();
        double[][] activations = new double[samples][like.neurons().size()];
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = s % classes;
            int label = labels[s];
            Arrays.setAll(activations[s], i -> Math.max(0, random.nextGaussian() + 0.3 * like.classMeans()[i][label]));
        }
        int[] sizes = new int[classes];
        Arrays.fill(sizes, all / classes);
        double[] bias = random.doubles(classes, -0.5, 0.5).toArray();
        LayerAnalysis.Ablations old = Objects.requireNonNull(like.ablation());
        return withAblation(
                like,
                new LayerAnalysis.Ablations(
                        old.baseline(),
                        old.byPreferredClass(),
                        old.byAssembly(),
                        old.byNeuron(),
                        old.chosen(),
                        new LayerAnalysis.ReadoutSample(activations, labels, bias, sizes)));
    }

    private static LayerAnalysis renamed(LayerAnalysis like, String name) {
        return like.withName(name);
    }

    static LayerAnalysis withAblation(LayerAnalysis like, LayerAnalysis.Ablations ablation) {
        return new LayerAnalysis(
                like.name(),
                like.layer(),
                like.origin(),
                like.classNames(),
                like.targetNames(),
                like.neurons(),
                like.classMeans(),
                like.outgoing(),
                like.maps(),
                like.wiring(),
                like.coactivation(),
                ablation,
                like.images(),
                like.summary(),
                like.remarks());
    }

    static LayerAnalysis of(Shape shape, long seed) {
        return new FakeAnalyses(shape, seed).analysis();
    }

    private LayerAnalysis analysis() {
        List<LayerAnalysis.Neuron> neurons =
                IntStream.range(0, shape.neurons()).mapToObj(this::neuron).toList();
        int[] order = IntStream.range(0, shape.neurons())
                .boxed()
                .sorted(Comparator.comparingInt((Integer id) -> alive[id] ? group[id] : classes))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] shown = Arrays.stream(order).limit(shape.sampled()).toArray();
        return new LayerAnalysis(
                shape.name(),
                "fc2",
                "runs/" + shape.name() + ", 10,000 test images",
                shape.classNames(),
                shape.classNames(),
                neurons,
                means,
                outgoing,
                new LayerAnalysis.Maps(shown, map(shown, 60), map(shown, 3)),
                new LayerAnalysis.OrderedMatrix(shown, matrix(shown, false)),
                new LayerAnalysis.OrderedMatrix(shown, matrix(shown, true)),
                ablations(),
                images(),
                summary(neurons),
                List.of("Made up for a test."));
    }

    private LayerAnalysis.Neuron neuron(int id) {
        double norm = Math.sqrt(Arrays.stream(outgoing[id]).map(w -> w * w).sum());
        int preferred = IntStream.range(0, classes)
                .boxed()
                .max(Comparator.comparingDouble(c -> means[id][c]))
                .orElseThrow();
        double mean = Arrays.stream(means[id]).average().orElseThrow();
        if (!alive[id]) {
            return new LayerAnalysis.Neuron(id, false, false, -1, -1, Double.NaN, Double.NaN, 0, norm);
        }
        double own = means[id][preferred];
        double others = (mean * classes - own) / Math.max(1, classes - 1);
        double silhouette = Math.min(0.98, shape.clarity() * (0.9 + 0.1 * random.nextGaussian()));
        return new LayerAnalysis.Neuron(
                id, true, true, group[id], preferred, (own - others) / (own + others), silhouette, mean, norm);
    }

    /** Groups on a circle, the wider the less clear they are. */
    private double[][] map(int[] ids, double size) {
        double spread = size * (0.05 + 0.5 * (1 - shape.clarity()));
        return Arrays.stream(ids)
                .mapToObj(id -> {
                    double angle = 2 * Math.PI * group[id] / classes;
                    double radius = alive[id] ? size : 0.1 * size;
                    return new double[] {
                        radius * Math.cos(angle) + spread * random.nextGaussian(),
                        radius * Math.sin(angle) + spread * random.nextGaussian()
                    };
                })
                .toArray(double[][]::new);
    }

    private double[][] matrix(int[] ids, boolean signed) {
        double[][] matrix = new double[ids.length][ids.length];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j <= i; j++) {
                boolean same = group[ids[i]] == group[ids[j]];
                double value = (same ? shape.clarity() : 0) + (signed ? 0.12 : 0.05) * random.nextGaussian();
                double live = alive[ids[i]] && alive[ids[j]] ? value : 0;
                matrix[i][j] = signed ? Math.max(-1, Math.min(1, live)) : 0.08 * Math.abs(live);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private LayerAnalysis.Ablations ablations() {
        double[] baseline = new double[classes];
        Arrays.setAll(baseline, c -> 0.97 + 0.02 * random.nextDouble());
        double[][] byNeuron = new double[shape.neurons()][];
        Arrays.setAll(byNeuron, id -> without(baseline, group[id], 0.04));
        return new LayerAnalysis.Ablations(
                baseline, withoutGroups(baseline), withoutGroups(baseline), byNeuron, List.of(), null);
    }

    private double[][] withoutGroups(double[] baseline) {
        double[][] accuracy = new double[classes][];
        Arrays.setAll(accuracy, missing -> without(baseline, missing, 0.05 + 0.95 * shape.clarity()));
        return accuracy;
    }

    private double[] without(double[] baseline, int missing, double loss) {
        double[] accuracy = baseline.clone();
        for (int each = 0; each < classes; each++) {
            double lost = each == missing ? loss : 0.1 * (1 - shape.clarity()) * random.nextDouble() - 0.004;
            accuracy[each] = Math.max(0, Math.min(1, accuracy[each] - lost));
        }
        return accuracy;
    }

    private LayerAnalysis.@Nullable ExcitingImages images() {
        LabeledImages digits = HandDrawnDigits.generate(5, 10, 300).test();
        int each = 9;
        int[][] ofNeuron = new int[shape.neurons()][];
        for (int id = 0; id < ofNeuron.length; id++) {
            int[] own = digits.indicesOf(group[id] % 10);
            int from = id % 5;
            ofNeuron[id] = alive[id] ? Arrays.copyOfRange(own, from, from + each) : new int[0];
        }
        byte[][] pixels = new byte[digits.size()][];
        Arrays.setAll(pixels, digits::pixels);
        int[] samples = IntStream.range(0, digits.size()).toArray();
        int[] labels = Arrays.stream(digits.labels())
                .map(label -> Math.min(label, classes - 1))
                .toArray();
        return new LayerAnalysis.ExcitingImages(
                digits.width(), digits.height(), digits.channels(), pixels, samples, labels, ofNeuron);
    }

    private LayerAnalysis.Summary summary(List<LayerAnalysis.Neuron> neurons) {
        int living = (int) neurons.stream().filter(LayerAnalysis.Neuron::alive).count();
        double clarity = shape.clarity();
        return new LayerAnalysis.Summary(
                10_000,
                0.984,
                living,
                shape.neurons() - living,
                classes,
                new LayerAnalysis.Silhouettes(0.5 * clarity, 0.7 * clarity, 0.85 * clarity, 0.35 + 0.6 * clarity),
                0.3 + 0.6 * clarity,
                classes,
                100 * clarity,
                8 * (1 - clarity),
                0.2 + 0.8 * clarity,
                clarity,
                0.1 + 0.8 * clarity,
                0.8 * clarity,
                clarity > 0.5 ? classes : 2,
                classes + 2,
                clarity > 0.3 ? 0.01 : 0.21,
                0.04 + 0.1 * clarity,
                0.02 + 0.3 * clarity,
                0.2 + 0.6 * clarity,
                classes - (classes - 1.5) * clarity);
    }
}
