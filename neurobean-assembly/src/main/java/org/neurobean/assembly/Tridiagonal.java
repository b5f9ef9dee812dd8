package org.neurobean.assembly;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.neurobean.bean.Matrix;

/**
 * The eigenvalues and eigenvectors of a symmetric tridiagonal matrix T, whose entries are at most about 1 in size.
 *
 * <p>Eigenvalues come from the QL algorithm with implicit shifts (Wilkinson and Reinsch, 1971), eigenvectors from inverse
 * iteration, each made orthogonal to those of nearby eigenvalues, so that equal eigenvalues get orthogonal vectors too.
 */
final class Tridiagonal {

    private static final int MOST_SWEEPS = 60;
    private static final int INVERSE_ITERATIONS = 3;
    /** Vectors of eigenvalues this far apart, relative to the largest, are orthogonal to about 1e-13 by themselves. */
    private static final double NEARBY = 1e-3;

    private static final double EPSILON = Math.ulp(1.0);

    private final double[] diagonal;
    /** Entry i couples i - 1 and i; entry 0 is not used. */
    private final double[] below;

    /** Takes a copy, in which couplings that are nothing but rounding, beside entries of about 1, are 0. */
    Tridiagonal(double[] diagonal, double[] below) {
        this.diagonal = diagonal.clone();
        this.below =
                Arrays.stream(below).map(x -> Math.abs(x) <= EPSILON ? 0 : x).toArray();
    }

    /** All eigenvalues, from the largest to the smallest. */
    double[] values() {
        int n = diagonal.length;
        double[] d = diagonal.clone();
        double[] e = new double[n];
        System.arraycopy(below, 1, e, 0, n - 1);
        for (int l = 0; l < n; l++) {
            int sweeps = 0;
            for (int m = end(d, e, l); m != l; m = end(d, e, l)) {
                if (++sweeps > MOST_SWEEPS) {
                    throw new ArithmeticException("eigenvalue " + l + " of " + n + " must converge within "
                            + MOST_SWEEPS + " QL sweeps, but did not: check the matrix for extreme entries");
                }
                sweep(d, e, l, m);
            }
        }
        Arrays.sort(d);
        for (int i = 0; i < n / 2; i++) {
            double swapped = d[i];
            d[i] = d[n - 1 - i];
            d[n - 1 - i] = swapped;
        }
        return d;
    }

    /** The first m from l on that is not coupled with m + 1, up to rounding. */
    private static int end(double[] d, double[] e, int l) {
        int m = l;
        while (m < d.length - 1) {
            double size = Math.abs(d[m]) + Math.abs(d[m + 1]);
            if (Math.abs(e[m]) <= EPSILON * size) {
                e[m] = 0;
                break;
            }
            m++;
        }
        return m;
    }

    /** One QL sweep by plane rotations on the block from l to m. */
    private static void sweep(double[] d, double[] e, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = length(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = length(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    /** sqrt(x^2 + y^2) without overflow. */
    private static double length(double x, double y) {
        double larger = Math.max(Math.abs(x), Math.abs(y));
        if (larger == 0) {
            return 0;
        }
        double ratio = Math.min(Math.abs(x), Math.abs(y)) / larger;
        return larger * Math.sqrt(1 + ratio * ratio);
    }

    /** Eigenvectors of unit length for the given eigenvalues, which are in descending order: [values x n]. */
    double[][] vectors(double[] values) {
        double[][] vectors = new double[values.length][];
        SplittableRandom random = new SplittableRandom(diagonal.length);
        int first = 0;
        for (int v = 0; v < values.length; v++) {
            double reach = NEARBY * Math.max(Math.abs(values[0]), Math.abs(values[v]));
            while (values[first] - values[v] > reach) {
                first++;
            }
            vectors[v] = vector(values[v], vectors, first, v, random);
        }
        return vectors;
    }

    /** The eigenvector of a value, orthogonal to the vectors with indices from (inclusive) to to (exclusive). */
    private double[] vector(double value, double[][] before, int from, int to, SplittableRandom random) {
        double[] x = new double[diagonal.length];
        Arrays.setAll(x, i -> random.nextDouble() - 0.5);
        normalize(x);
        for (int iteration = 0; iteration < INVERSE_ITERATIONS; iteration++) {
            solveShifted(value, x);
            normalize(x);
            // Twice is enough (Parlett, 1980) to be orthogonal to rounding.
            subtractProjections(x, before, from, to);
            normalize(x);
            subtractProjections(x, before, from, to);
            normalize(x);
        }
        return x;
    }

    private static void subtractProjections(double[] x, double[][] before, int from, int to) {
        for (int v = from; v < to; v++) {
            double projection = Matrix.dot(x, 0, before[v], 0, x.length);
            for (int i = 0; i < x.length; i++) {
                x[i] -= projection * before[v][i];
            }
        }
    }

    private static void normalize(double[] x) {
        double largest = 0;
        for (double entry : x) {
            largest = Math.max(largest, Math.abs(entry));
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] /= largest;
            sum += x[i] * x[i];
        }
        double norm = Math.sqrt(sum);
        for (int i = 0; i < x.length; i++) {
            x[i] /= norm;
        }
    }

    /** Solves (T - value I) y = x by elimination with row exchanges; y overwrites x. Pivots of 0 become tiny. */
    private void solveShifted(double value, double[] x) {
        int n = x.length;
        double[] first = new double[n];
        double[] second = new double[n];
        double[] third = new double[n];
        double p = diagonal[0] - value;
        double q = n > 1 ? below[1] : 0;
        for (int i = 0; i < n - 1; i++) {
            double sub = below[i + 1];
            double next = diagonal[i + 1] - value;
            double afterNext = i + 2 < n ? below[i + 2] : 0;
            if (Math.abs(sub) > Math.abs(p)) {
                double factor = p / sub;
                first[i] = sub;
                second[i] = next;
                third[i] = afterNext;
                p = q - factor * next;
                q = -factor * afterNext;
                double swapped = x[i];
                x[i] = x[i + 1];
                x[i + 1] = swapped - factor * x[i];
            } else {
                first[i] = pivot(p);
                second[i] = q;
                double factor = sub / first[i];
                p = next - factor * q;
                q = afterNext;
                x[i + 1] -= factor * x[i];
            }
        }
        first[n - 1] = pivot(p);
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            if (i + 1 < n) {
                sum -= second[i] * x[i + 1];
            }
            if (i + 2 < n) {
                sum -= third[i] * x[i + 2];
            }
            x[i] = sum / first[i];
        }
    }

    private static double pivot(double value) {
        return Math.abs(value) < EPSILON ? Math.copySign(EPSILON, value) : value;
    }
}
