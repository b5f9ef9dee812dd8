package org.neurobean.bean;

/**
 * Section 2 of the paper as it is printed, sum sign by sum sign: the oracle of the tests. Nothing is called from the
 * code under test but the settings.
 */
public final class LiteralBean {

    private LiteralBean() {}

    /** L_c with its gradients. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double value, double[][] byActivations, double[][] byOutgoing) {}

    /** Eq. 3. */
    public static double strength(double weight, double gamma) {
        return Math.abs(StrictMath.tanh(gamma * weight));
    }

    /** Eq. 4 without its factor: sum_k f(W_ik) f(W_jk). */
    private static double shared(double[][] f, int i, int j) {
        double sum = 0;
        for (int k = 0; k < f[i].length; k++) {
            sum += f[i][k] * f[j][k];
        }
        return sum;
    }

    /** Eq. 4. */
    public static double firstOrder(double[][] w, double gamma, int i, int j) {
        double sum = 0;
        for (int k = 0; k < w[i].length; k++) {
            sum += strength(w[i][k], gamma) * strength(w[j][k], gamma);
        }
        return sum / w[i].length;
    }

    /** Eq. 6. */
    public static double secondOrder(double[][] w, double gamma, int i, int j) {
        double sum = 0;
        for (int k = 0; k < w[i].length; k++) {
            for (int m = 0; m < w[i].length; m++) {
                sum += strength(w[i][k], gamma)
                        * strength(w[j][k], gamma)
                        * strength(w[i][m], gamma)
                        * strength(w[j][m], gamma);
            }
        }
        return sum / ((double) w[i].length * w[i].length);
    }

    /** Eq. 1 with its derivatives term by term, A by Eq. 4 to the power p. */
    public static Result evaluate(BeanPenalty penalty, double[][] h, double[][] w) {
        int samples = h.length;
        int neurons = w.length;
        int targets = w[0].length;
        double[][] f = new double[neurons][targets];
        double[][] slope = new double[neurons][targets];
        for (int i = 0; i < neurons; i++) {
            for (int k = 0; k < targets; k++) {
                f[i][k] = strength(w[i][k], penalty.gamma());
                slope[i][k] = slope(w[i][k], penalty.gamma());
            }
        }
        double mean = 1.0 / ((double) samples * neurons * neurons);
        double c = penalty.alphaScale() == AlphaScale.PAPER ? StrictMath.pow(targets, -penalty.order()) : 1;
        double value = 0;
        double[][] byH = new double[samples][neurons];
        double[][] byW = new double[neurons][targets];
        for (int i = 0; i < neurons; i++) {
            for (int j = 0; j < neurons; j++) {
                double shared = shared(f, i, j);
                double correlation = c * StrictMath.pow(shared, penalty.order());
                double byShared = c * penalty.order() * StrictMath.pow(shared, penalty.order() - 1.0);
                double divergence = 0;
                for (int s = 0; s < samples; s++) {
                    double x = h[s][i];
                    double y = h[s][j];
                    boolean squared = penalty.divergence() == Divergence.SQUARED;
                    divergence += squared ? (x - y) * (x - y) : Math.abs(x - y);
                    double byX = squared ? 2 * (x - y) : Math.signum(x - y);
                    byH[s][i] += mean * correlation * byX;
                    byH[s][j] -= mean * correlation * byX;
                }
                value += mean * correlation * divergence;
                for (int k = 0; k < targets; k++) {
                    byW[i][k] += mean * divergence * byShared * f[j][k] * slope[i][k];
                    byW[j][k] += mean * divergence * byShared * f[i][k] * slope[j][k];
                }
            }
        }
        return new Result(value, byH, byW);
    }

    /** The derivative of Eq. 3, gamma sign(w) / cosh^2(gamma w). */
    private static double slope(double weight, double gamma) {
        double cosh = StrictMath.cosh(gamma * weight);
        return gamma * Math.signum(weight) / (cosh * cosh);
    }

    /** Eq. 9. */
    public static double proximity(double[][] w, int j, int m) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            for (int k = 0; k < w[0].length; k++) {
                sum += w[j][k] * w[i][k] * w[i][m];
            }
        }
        return sum;
    }

    /** The weights of Eq. 8, by looking at all pairs of neurons and all pairs of targets. */
    public static double fourCycles(double[][] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            for (int j = i + 1; j < f.length; j++) {
                for (int k = 0; k < f[0].length; k++) {
                    for (int m = k + 1; m < f[0].length; m++) {
                        sum += f[i][k] * f[i][m] * f[j][k] * f[j][m];
                    }
                }
            }
        }
        return sum;
    }

    /** The sum over 3-paths j - k - i - m of the product of their three connections. */
    public static double threePaths(double[][] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            for (int j = 0; j < f.length; j++) {
                for (int k = 0; k < f[0].length; k++) {
                    for (int m = 0; m < f[0].length; m++) {
                        sum += i == j || k == m ? 0 : f[j][k] * f[i][k] * f[i][m];
                    }
                }
            }
        }
        return sum;
    }
}
