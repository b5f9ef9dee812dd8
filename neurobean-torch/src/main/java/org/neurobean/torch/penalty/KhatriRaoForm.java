package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The squared penalty of order 2 if there are few targets: (f_i . f_j)^2 is the product of the two neurons' vectors
 * of all products of two strengths, so B = R'R with one row R_km = K_k o K_m for each pair k <= m of targets, times
 * sqrt(2) if k < m. What is left is order 1 with M (M + 1) / 2 targets.
 */
final class KhatriRaoForm implements PenaltyForm {

    @Override
    public Block gradients(LayerProblem problem) {
        int n = problem.neurons();
        int m = problem.targets();
        int pairs = m * (m + 1) / 2;
        Scratch scratch = problem.scratch();
        Block selectFirst = scratch.block(Slot.SELECT_FIRST, m, pairs);
        Block selectSecond = scratch.block(Slot.SELECT_SECOND, m, pairs);
        Block first = scratch.block(Slot.FIRST, pairs, n);
        Block second = scratch.block(Slot.SECOND, pairs, n);
        Block factor = scratch.block(Slot.FACTOR, pairs, n);
        Block byFactor = scratch.block(Slot.FACTOR_GRADIENT, pairs, n);
        fillSelections(m, selectFirst, selectSecond);

        Block k = problem.fillStrength();
        Blas.multiply(1, selectFirst.t(), k, 0, first); // [pairs x N]
        Blas.multiply(1, selectSecond.t(), k, 0, second); // [pairs x N]
        torch.mul_out(factor.tensor(), first.tensor(), second.tensor()); // [pairs x N] R
        FactorForm.Laplacian laplacian = new FactorForm.Laplacian(problem);
        laplacian.add(factor, byFactor);
        Block shifted = laplacian.finish(); // [S x N]

        second.tensor().mul_(byFactor.tensor()); // [pairs x N]
        first.tensor().mul_(byFactor.tensor()); // [pairs x N]
        Blas.multiply(1, selectFirst, second, 0, problem.byWeight()); // [M x N] product rule, first of the pair
        Blas.multiply(1, selectSecond, first, 1, problem.byWeight()); // [M x N] and second
        problem.chainToWeight();
        return shifted;
    }

    /** Column (k, m) of the first [M x pairs] has 1 or sqrt(2) in row k, of the second 1 in row m. */
    private static void fillSelections(int m, Block selectFirst, Block selectSecond) {
        int pairs = selectFirst.columns();
        double[] first = new double[m * pairs];
        double[] second = new double[m * pairs];
        int pair = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                first[i * pairs + pair] = i == j ? 1 : Math.sqrt(2);
                second[j * pairs + pair] = 1;
                pair++;
            }
        }
        selectFirst.fill(first);
        selectSecond.fill(second);
    }
}
