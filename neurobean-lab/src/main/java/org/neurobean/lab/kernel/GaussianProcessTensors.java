package org.neurobean.lab.kernel;

import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.bean.Matrix;

/**
 * Predictions of a Gaussian-process classifier (Rasmussen and Williams 2006, Algorithm 3.4) as differentiable operations
 * on tensors of the caller's scope.
 *
 * <p>The expected softmax has no closed form. In place of the book's sampling it is p_c in proportion to
 * 1 / sum_c' exp((mu_c' - mu_c) / sqrt(1 + pi/8 s^2_cc')), with s^2_cc' the variance of f_c - f_c' (Lu, Ie and Sha 2020,
 * "mean-field 2"): MacKay's formula for two classes, and no random numbers.
 */
public final class GaussianProcessTensors {

    private static final double MACKAY = Math.PI / 8;

    private final Tensor points; // [n x values]
    private final List<Member> members;

    GaussianProcessTensors(Matrix points, List<GaussianProcess.Member> members, ScalarType precision) {
        this.points = Tensors.tensor(points, 0, points.rows()).toType(precision);
        double starts =
                members.stream().mapToInt(GaussianProcess.Member::starts).sum();
        this.members = members.stream()
                .map(m -> member(m, m.starts() / starts, precision))
                .toList();
    }

    /**
     * The prediction for some images.
     *
     * @param probabilities [S x classes]
     * @param variances of the latent functions, [S x classes]
     */
    public record Prediction(Tensor probabilities, Tensor variances) {}

    /**
     * One maximum of the evidence.
     *
     * @param weights [n x C]
     * @param e E_c side by side, [n x C n]
     * @param v (M^-1 E_c)' side by side, [n x C n]
     */
    private record Member(double share, double width, double variance, Tensor weights, Tensor e, Tensor v) {}

    private static Member member(GaussianProcess.Member member, double share, ScalarType precision) {
        double[][] weights = member.posterior().weights();
        long classes = weights.length;
        long n = weights[0].length;
        Tensor e = Tensor.create(member.posterior().e(), classes, n, n);
        Tensor v = Tensor.create(member.posterior().v(), classes, n, n);
        return new Member(
                share,
                StrictMath.exp(member.at().logWidth()),
                StrictMath.exp(member.at().logVariance()),
                Tensors.tensor(weights).t().contiguous().toType(precision),
                e.permute(2, 0, 1).reshape(n, classes * n).toType(precision),
                v.permute(2, 0, 1).reshape(n, classes * n).toType(precision));
    }

    /**
     * The mean over the ensemble.
     *
     * @param images prepared as the shots were: [S x values], in the precision asked for
     */
    public Prediction predict(Tensor images) {
        Tensor squares = images.square()
                .sum(1)
                .unsqueeze(1)
                .add(points.square().sum(1).unsqueeze(0))
                .sub(images.mm(points.t()).mul(new Scalar(2.0)))
                .clamp_min(new Scalar(0.0)); // [S x n]
        Tensor probabilities = null;
        Tensor variances = null;
        for (Member member : members) {
            Prediction one = predict(member, squares);
            Tensor p = one.probabilities.mul(new Scalar(member.share));
            Tensor v = one.variances.mul(new Scalar(member.share));
            probabilities = probabilities == null ? p : probabilities.add(p);
            variances = variances == null ? v : variances.add(v);
        }
        return new Prediction(Objects.requireNonNull(probabilities), Objects.requireNonNull(variances));
    }

    private static Prediction predict(Member member, Tensor squares) {
        long size = squares.size(0);
        long n = squares.size(1);
        long classes = member.weights.size(1);
        Tensor k = squares.mul(new Scalar(-0.5 / (member.width * member.width)))
                .exp()
                .mul(new Scalar(member.variance)); // [S x n]
        Tensor mean = k.mm(member.weights); // [S x C]
        Tensor ek = k.mm(member.e).view(size, classes, n);
        Tensor explained = ek.mul(k.unsqueeze(1)).sum(2); // k' E_c k, [S x C]
        Tensor vk = k.mm(member.v).view(size, classes, n);
        Tensor shared = vk.bmm(vk.transpose(1, 2)); // (M^-1 E_c k)' (M^-1 E_c' k), [S x C x C]
        Tensor own = explained.neg().add(new Scalar(member.variance)); // [S x C]
        Tensor variances = own.add(shared.diagonal(0, 1, 2)).clamp_min(new Scalar(0.0));
        // Of f_c - f_c'; the diagonal, which is 0 in truth, meets a difference of means that is 0.
        Tensor between = variances.unsqueeze(2).add(variances.unsqueeze(1)).sub(shared.mul(new Scalar(2.0)));
        Tensor scale = between.clamp_min(new Scalar(0.0))
                .mul(new Scalar(MACKAY))
                .add(new Scalar(1.0))
                .rsqrt();
        Tensor ahead = mean.unsqueeze(1).sub(mean.unsqueeze(2)).mul(scale); // mu_c' - mu_c by [c, c']
        return new Prediction(torch.logsumexp(ahead, 2).neg().softmax(1), variances);
    }
}
