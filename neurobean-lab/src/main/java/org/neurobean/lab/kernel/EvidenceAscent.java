package org.neurobean.lab.kernel;

import java.util.Optional;
import org.neurobean.lab.kernel.LaplaceApproximation.Evidence;

/**
 * Climbs the evidence in log width and log variance from one start: quasi-Newton steps (BFGS) in a box, each halved until
 * it climbs enough (Nocedal and Wright 2006, Algorithm 6.1). The mode of the step before is where the next one starts.
 */
final class EvidenceAscent {

    private static final int MOST_EVALUATIONS = 40;
    private static final double ENOUGH = 1e-4; // Armijo's constant
    private static final double FLAT = 1e-2;
    private static final double LONGEST_STEP = 1;

    private final LaplaceApproximation approximation;
    private final Hyperparameters lowest;
    private final Hyperparameters highest;
    private int evaluations;

    /** The box holds its bounds. */
    EvidenceAscent(LaplaceApproximation approximation, Hyperparameters lowest, Hyperparameters highest) {
        this.approximation = approximation;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Width and variance of a kernel, as logarithms. */
    record Hyperparameters(double logWidth, double logVariance) {

        private Hyperparameters plus(double[] step, double factor) {
            return new Hyperparameters(logWidth + factor * step[0], logVariance + factor * step[1]);
        }

        private double[] minus(Hyperparameters other) {
            return new double[] {logWidth - other.logWidth, logVariance - other.logVariance};
        }

        private Hyperparameters within(Hyperparameters low, Hyperparameters high) {
            return new Hyperparameters(
                    Math.min(Math.max(logWidth, low.logWidth), high.logWidth),
                    Math.min(Math.max(logVariance, low.logVariance), high.logVariance));
        }
    }

    /** Where the climb ended. */
    record Summit(Hyperparameters at, Evidence evidence) {}

    /** The highest point that is reached from here. */
    Summit from(Hyperparameters start) {
        Summit here = evaluated(start.within(lowest, highest), approximation.zeros());
        double[][] inverse = {{1, 0}, {0, 1}}; // of the negative curvature, as far as it is known
        boolean fresh = true;
        evaluations = 1;
        while (evaluations < MOST_EVALUATIONS) {
            double[] gradient = free(here, gradient(here));
            if (Math.hypot(gradient[0], gradient[1]) < FLAT) {
                return here;
            }
            double[] direction = free(here, times(inverse, gradient));
            if (product(direction, gradient) <= 0) {
                direction = gradient;
            }
            Optional<Summit> climbed = climb(here, direction, gradient);
            if (climbed.isEmpty()) {
                if (fresh) {
                    return here;
                }
                inverse = new double[][] {{1, 0}, {0, 1}};
                fresh = true;
                continue;
            }
            Summit next = climbed.get();
            inverse = updated(inverse, next.at.minus(here.at), difference(gradient(here), gradient(next)), fresh);
            fresh = false;
            here = next;
        }
        return here;
    }

    private Optional<Summit> climb(Summit here, double[] direction, double[] gradient) {
        double factor = Math.min(1, LONGEST_STEP / Math.hypot(direction[0], direction[1]));
        while (evaluations < MOST_EVALUATIONS && factor > 1e-6) {
            Hyperparameters to = here.at.plus(direction, factor).within(lowest, highest);
            Summit next = evaluated(to, here.evidence.latent());
            evaluations++;
            double promised = product(gradient, to.minus(here.at));
            if (next.evidence.evidence() >= here.evidence.evidence() + ENOUGH * promised && promised > 0) {
                return Optional.of(next);
            }
            factor /= 4;
        }
        return Optional.empty();
    }

    private Summit evaluated(Hyperparameters at, double[][] start) {
        return new Summit(at, approximation.evidence(at.logWidth(), at.logVariance(), start));
    }

    private static double[] gradient(Summit at) {
        return new double[] {at.evidence.byLogWidth(), at.evidence.byLogVariance()};
    }

    /** Without what leads out of the box. */
    private double[] free(Summit at, double[] direction) {
        return new double[] {
            leadsOut(at.at.logWidth(), direction[0], lowest.logWidth(), highest.logWidth()) ? 0 : direction[0],
            leadsOut(at.at.logVariance(), direction[1], lowest.logVariance(), highest.logVariance()) ? 0 : direction[1]
        };
    }

    private static boolean leadsOut(double at, double direction, double low, double high) {
        return (at <= low && direction < 0) || (at >= high && direction > 0);
    }

    /** The inverse of the curvature with what the last step showed of it. */
    private static double[][] updated(double[][] inverse, double[] step, double[] bend, boolean first) {
        double along = product(step, bend);
        if (along <= 1e-12) {
            return inverse;
        }
        double[][] h = inverse;
        if (first) {
            double scale = along / product(bend, bend);
            h = new double[][] {{scale, 0}, {0, scale}};
        }
        double[] hBend = times(h, bend);
        double grown = (1 + product(bend, hBend) / along) / along;
        double[][] result = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                result[i][j] = h[i][j] + grown * step[i] * step[j] - (hBend[i] * step[j] + step[i] * hBend[j]) / along;
            }
        }
        return result;
    }

    private static double[] times(double[][] matrix, double[] x) {
        return new double[] {product(matrix[0], x), product(matrix[1], x)};
    }

    private static double product(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1];
    }

    private static double[] difference(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1]};
    }
}
