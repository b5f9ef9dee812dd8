package org.neurobean.lab.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.bean.Matrix;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.EvidenceAscent.Hyperparameters;
import org.neurobean.lab.kernel.EvidenceAscent.Summit;
import org.neurobean.lab.kernel.LaplaceApproximation.Posterior;
import org.neurobean.torch.NoGradient;

/**
 * A Gaussian-process classifier with a softmax likelihood and a Gaussian kernel, by Laplace's approximation (Rasmussen and
 * Williams 2006, section 3.5). Width and variance of the kernel maximise the evidence, from several starts; predictions
 * are the mean over the starts. Starts that end at the same place are one member with their joint weight.
 */
public final class GaussianProcess implements Classifier {

    /** Images that are predicted at once. */
    private static final int BATCH = 500;

    /**
     * The box of the search: width in multiples of the median distance, and variance. With one shot of each class the
     * evidence is highest at the variance 0 and nothing is learned; so it does not begin at 0.
     */
    private static final double[] WIDTHS = {0.3, 20};

    private static final double[] VARIANCES = {3, 1e4};

    /** Starts are in this part of the box; the first one is in its middle. */
    private static final double[] START_WIDTHS = {1.0 / 3, 3};

    private static final double[] START_VARIANCES = {3, 300};

    /** Steps of the sequence of Roberts (2018), which fills the unit square evenly: powers of 0.7548776662466927. */
    private static final double[] EVENLY = {0.7548776662466927, 0.5698402909980532};

    /** Logarithms that differ by less are the same. */
    private static final double SAME = 0.02;

    private final PixelPreparation pixels;
    private final Matrix points;
    private final List<Member> members;

    private GaussianProcess(PixelPreparation pixels, Matrix points, List<Member> members) {
        this.pixels = pixels;
        this.points = points;
        this.members = List.copyOf(members);
    }

    /** One maximum of the evidence: starts is how many of them led here. */
    record Member(Hyperparameters at, double evidence, Posterior posterior, int starts) {}

    /**
     * The prediction for some images.
     *
     * @param probabilities of the classes, each row sums to 1: [S x classes]
     * @param variances of the classes' latent functions, 0 or more: [S x classes]
     */
    public record Prediction(double[][] probabilities, double[][] variances) {}

    /** Maximises the evidence. */
    public static GaussianProcess fit(Shots shots, Method.GaussianProcess settings) {
        PixelPreparation pixels = new PixelPreparation(settings.pixels(), shots.shape());
        Matrix points = pixels.prepare(shots.images());
        LaplaceApproximation approximation = new LaplaceApproximation(Distances.squared(points), shots.indicators());
        double unit = Math.log(Distances.median(points));
        EvidenceAscent ascent = new EvidenceAscent(approximation, corner(unit, 0), corner(unit, 1));
        List<Member> members = new ArrayList<>();
        for (int start = 0; start < settings.ensemble(); start++) {
            Summit summit = ascent.from(start(unit, start));
            if (!joined(members, summit.at())) {
                Hyperparameters at = summit.at();
                Posterior posterior = approximation.posterior(
                        at.logWidth(), at.logVariance(), summit.evidence().latent());
                members.add(new Member(at, summit.evidence().evidence(), posterior, 1));
            }
        }
        return new GaussianProcess(pixels, points, members);
    }

    /** At given width and variance, which are not optimized. */
    static GaussianProcess at(Shots shots, Method.Pixels settings, Hyperparameters at) {
        PixelPreparation pixels = new PixelPreparation(settings, shots.shape());
        Matrix points = pixels.prepare(shots.images());
        LaplaceApproximation approximation = new LaplaceApproximation(Distances.squared(points), shots.indicators());
        Posterior posterior = approximation.posterior(at.logWidth(), at.logVariance(), approximation.zeros());
        return new GaussianProcess(pixels, points, List.of(new Member(at, Double.NaN, posterior, 1)));
    }

    private static Hyperparameters corner(double unit, int side) {
        return new Hyperparameters(unit + Math.log(WIDTHS[side]), Math.log(VARIANCES[side]));
    }

    private static Hyperparameters start(double unit, int start) {
        return new Hyperparameters(
                unit + between(START_WIDTHS, start * EVENLY[0]), between(START_VARIANCES, start * EVENLY[1]));
    }

    /** A logarithm between those of the bounds: half-way at 0. */
    private static double between(double[] bounds, double position) {
        double part = (0.5 + position) % 1;
        return (1 - part) * Math.log(bounds[0]) + part * Math.log(bounds[1]);
    }

    private static boolean joined(List<Member> members, Hyperparameters at) {
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (Math.abs(member.at.logWidth() - at.logWidth()) < SAME
                    && Math.abs(member.at.logVariance() - at.logVariance()) < SAME) {
                members.set(i, new Member(member.at, member.evidence, member.posterior, member.starts + 1));
                return true;
            }
        }
        return false;
    }

    /** Class probabilities. */
    @Override
    public double[][] scores(float[][] images) {
        return predict(images).probabilities();
    }

    /** Class probabilities and variances. */
    public Prediction predict(float[][] images) {
        Matrix prepared = pixels.prepare(images);
        double[][] probabilities = new double[images.length][];
        double[][] variances = new double[images.length][];
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            GaussianProcessTensors tensors = tensors(ScalarType.Double);
            for (int from = 0; from < images.length; from += BATCH) {
                int to = Math.min(from + BATCH, images.length);
                try (PointerScope batch = new PointerScope()) {
                    GaussianProcessTensors.Prediction prediction = tensors.predict(Tensors.tensor(prepared, from, to));
                    System.arraycopy(Tensors.rows(prediction.probabilities()), 0, probabilities, from, to - from);
                    System.arraycopy(Tensors.rows(prediction.variances()), 0, variances, from, to - from);
                }
            }
        }
        return new Prediction(probabilities, variances);
    }

    /**
     * The same as operations on tensors, which can be differentiated with respect to the images.
     *
     * @param precision of the arithmetic
     * @return belongs to the caller's {@code PointerScope}
     */
    public GaussianProcessTensors tensors(ScalarType precision) {
        return new GaussianProcessTensors(points, members, precision);
    }

    List<Member> members() {
        return members;
    }
}
