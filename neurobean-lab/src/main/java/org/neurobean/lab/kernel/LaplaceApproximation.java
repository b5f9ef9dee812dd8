package org.neurobean.lab.kernel;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Engine;
import org.neurobean.torch.NoGradient;

/**
 * Laplace's approximation of a Gaussian-process classifier with a softmax likelihood (Rasmussen and Williams 2006, section
 * 3.5 and Algorithm 3.3) at given width and variance of the kernel variance * exp(-d^2 / (2 width^2)), which all classes
 * share. Latent functions of different classes are independent a priori, so all is done by matrices [n x n] and none
 * [Cn x Cn].
 *
 * <p>Algorithm 3.3 as printed leaves the term -log det M out of the evidence; with it the last term is
 * -1/2 log det(I + W K), as Eq. 3.44 has it.
 */
final class LaplaceApproximation {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 20;

    /** Newton's steps square the error: after one as short as this nothing is left to gain. */
    private static final double SHORT = 1e-6;

    private static final double ROUNDING = 1e-12;

    private final double[][] squaredDistances; // [n x n]
    private final double[][] indicators; // [C x n]

    /**
     * For these shots.
     *
     * @param squaredDistances [n x n]
     * @param indicators [C x n], 1 if a shot is of the class
     */
    LaplaceApproximation(double[][] squaredDistances, double[][] indicators) {
        Engine.start();
        this.squaredDistances = squaredDistances;
        this.indicators = indicators;
    }

    /**
     * What was found at a width and a variance.
     *
     * @param evidence approximate log marginal likelihood
     * @param byLogWidth its derivative
     * @param byLogVariance its derivative
     * @param latent f at the mode, [C x n]
     */
    record Evidence(double evidence, double byLogWidth, double byLogVariance, double[][] latent) {}

    /**
     * What predictions need, at the mode.
     *
     * @param weights a = K^-1 f = y - pi, [C x n]
     * @param e E_c = (K + D_c^-1)^-1 one after the other, [C x n x n]
     * @param v M^-1 E_c, [C x n x n]
     */
    record Posterior(double[][] weights, double[] e, double[] v) {}

    /** The evidence and its gradient; the search for the mode starts at given latent values. */
    Evidence evidence(double logWidth, double logVariance, double[][] start) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Tensor distances = Tensors.tensor(squaredDistances);
            Tensor scaled = distances.mul(new Scalar(StrictMath.exp(-2 * logWidth))); // d^2 / width^2
            Tensor kernel = kernel(scaled, logVariance);
            Mode mode = new Mode(kernel, Tensors.tensor(start));
            Tensor byKernel = mode.gradient();
            Tensor weighted = byKernel.mul(kernel);
            return new Evidence(
                    mode.evidence(),
                    weighted.mul(scaled).sum().item_double(),
                    weighted.sum().item_double(),
                    Tensors.rows(mode.latent));
        }
    }

    /** Weights and factors for predictions. */
    Posterior posterior(double logWidth, double logVariance, double[][] start) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Tensor scaled = Tensors.tensor(squaredDistances).mul(new Scalar(StrictMath.exp(-2 * logWidth)));
            Mode mode = new Mode(kernel(scaled, logVariance), Tensors.tensor(start));
            return new Posterior(
                    Tensors.rows(mode.weights),
                    Tensors.values(mode.factors.e),
                    Tensors.values(
                            mode.factors.v().view(mode.n, mode.classes, mode.n).transpose(0, 1)));
        }
    }

    /** Where the search starts when nothing is known: f = 0, [C x n]. */
    double[][] zeros() {
        return new double[indicators.length][squaredDistances.length];
    }

    private static Tensor kernel(Tensor scaledSquares, double logVariance) {
        return scaledSquares.mul(new Scalar(-0.5)).exp_().mul_(new Scalar(StrictMath.exp(logVariance)));
    }

    /** Newton's steps to the mode; all tensors belong to the caller's scope. */
    private final class Mode {

        private final Tensor kernel; // [n x n]
        private final Tensor indicators; // [C x n]
        private final int classes;
        private final int n;
        private Tensor latent; // f, [C x n]
        private Tensor weights; // a, with f = K a, [C x n]
        private double objective; // log p(y | f) - 1/2 f' K^-1 f
        private Factors factors; // at f

        Mode(Tensor kernel, Tensor start) {
            this.kernel = kernel;
            indicators = Tensors.tensor(LaplaceApproximation.this.indicators);
            classes = (int) indicators.size(0);
            n = (int) indicators.size(1);
            latent = start;
            weights = torch.zeros_like(start);
            objective = Double.NEGATIVE_INFINITY;
            factors = new Factors(kernel, latent.softmax(0));
            double moved = Double.POSITIVE_INFINITY;
            for (int step = 0; step < MOST_STEPS && moved > SHORT; step++) {
                Tensor before = latent;
                newtonStep();
                factors = new Factors(kernel, latent.softmax(0));
                moved = latent.sub(before).abs().max().item_double();
            }
        }

        /** The objective is concave: a step that overshoots is halved until it climbs. */
        private void newtonStep() {
            Tensor pi = factors.pi;
            Tensor pull = latent.sub(pi.mul(latent).sum(0)).mul_(pi); // W f
            Tensor wanted = factors.withoutPrior(pull.add_(indicators).sub_(pi));
            Tensor from = weights;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                Tensor candidate = from.lerp(wanted, new Scalar(Math.scalb(1.0, -halving)));
                Tensor reached = candidate.mm(kernel);
                double height = objective(candidate, reached);
                if (height >= objective - ROUNDING * (1 + Math.abs(objective))) {
                    weights = candidate;
                    latent = reached;
                    objective = height;
                    return;
                }
            }
        }

        private double objective(Tensor a, Tensor f) {
            double fit = indicators.mul(f).sum().item_double()
                    - torch.logsumexp(f, 0).sum().item_double();
            return fit - a.mul(f).sum().item_double() / 2;
        }

        double evidence() {
            return objective - factors.halfLogDeterminant;
        }

        /** The evidence's derivative with respect to the kernel's elements, the mode moving along: [n x n]. */
        Tensor gradient() {
            Tensor v = factors.v(); // [n x C n]
            Tensor trace =
                    factors.e.sum(0).sub_(v.view((long) n * classes, n).t().mm(v.view((long) n * classes, n)));
            Tensor moved = factors.withoutPrior(byLatent(v)); // [C x n]
            Tensor gradient = weights.t().mm(weights).sub_(trace).mul_(new Scalar(0.5));
            return gradient.add_(moved.t().mm(weights));
        }

        /** The derivative of -1/2 log det(I + W K) with respect to f: [C x n]. */
        private Tensor byLatent(Tensor v) {
            Tensor vk = v.view((long) n * classes, n).mm(kernel).view(n, classes, n); // V_c K by [k, c, i]
            Tensor perShot = vk.permute(2, 1, 0).contiguous(); // [n x C x n]
            Tensor covariance = perShot.bmm(perShot.transpose(1, 2)); // of the C latent values of a shot, [n x C x C]
            Tensor ek = factors.e.view((long) classes * n, n).mm(kernel).view(classes, n, n);
            Tensor reduced = ek.mul_(kernel).sum(1); // diagonal of K E_c K, [C x n]
            Tensor diagonal = covariance.diagonal(0, 1, 2);
            diagonal.add_(kernel.diagonal().unsqueeze(1)).sub_(reduced.t());
            Tensor pi = factors.pi.t(); // [n x C]
            Tensor mixed = covariance.bmm(pi.unsqueeze(2)).squeeze(2); // [n x C]
            Tensor total = diagonal.sub(mixed.mul(new Scalar(2.0)));
            Tensor centred = total.sub(pi.mul(total).sum(1).unsqueeze(1));
            return centred.mul_(pi).mul_(new Scalar(-0.5)).t();
        }
    }

    /** What Newton's step and the evidence share at some latent values. */
    private static final class Factors {

        private final Tensor kernel; // [n x n]
        private final Tensor pi; // [C x n]
        private final Tensor e; // [C x n x n]
        private final Tensor m; // [n x n], lower triangle
        private final double halfLogDeterminant; // 1/2 log det(I + W K)

        Factors(Tensor kernel, Tensor pi) {
            this.kernel = kernel;
            this.pi = pi;
            Tensor root = pi.sqrt();
            Tensor b = kernel.mul(root.unsqueeze(2)).mul_(root.unsqueeze(1)); // [C x n x n]
            b.diagonal(0, 1, 2).add_(new Scalar(1.0));
            Tensor lower = torch.linalg_cholesky(b);
            e = torch.cholesky_inverse(lower)
                    .contiguous()
                    .mul_(root.unsqueeze(2))
                    .mul_(root.unsqueeze(1));
            m = torch.linalg_cholesky(e.sum(0));
            halfLogDeterminant = lower.diagonal(0, 1, 2).log().sum().item_double()
                    + m.diagonal().log().sum().item_double();
        }

        /** (I + W K)^-1 b = b - (W^-1 + K)^-1 K b, by Algorithm 3.3: [C x n]. */
        Tensor withoutPrior(Tensor b) {
            Tensor c = times(b.mm(kernel));
            Tensor shared = torch.cholesky_solve(c.sum(0).unsqueeze(1), m).squeeze(1); // M'^-1 M^-1 R'c, [n]
            return b.sub(c).add_(times(shared.unsqueeze(0).expand_as(c)));
        }

        /** E_c x_c for each class. */
        private Tensor times(Tensor x) {
            return e.bmm(x.unsqueeze(2)).squeeze(2);
        }

        /** M^-1 E_c side by side: [n x C n]. */
        Tensor v() {
            long n = e.size(1);
            Tensor sideBySide = e.transpose(0, 1).reshape(n, e.size(0) * n);
            return torch.linalg_solve_triangular(m, sideBySide, false).contiguous();
        }
    }
}
