package org.neurobean.assembly;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Point sets made by a formula that is short in any language, so that golden values can be computed elsewhere from the
 * same doubles: x' = (1103515245 x + 12345) mod 2^31, uniform numbers x' / 2^31, normal ones the sum of 12 of them less 6
 * (added to -6 one by one).
 */
final class FormulaPoints {

    private long state;

    FormulaPoints(long seed) {
        this.state = seed;
    }

    double uniform() {
        state = (1103515245L * state + 12345) % (1L << 31);
        return (double) state / (1L << 31);
    }

    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += uniform();
        }
        return sum;
    }

    /** Centers uniform in [0, 10)^d, drawn first; point i is center i % groups + spread * normal, [n x d]. */
    static double[][] blobs(int n, int d, int groups, double spread, long seed) {
        FormulaPoints random = new FormulaPoints(seed);
        double[][] centers = new double[groups][d];
        for (double[] center : centers) {
            for (int j = 0; j < d; j++) {
                center[j] = 10 * random.uniform();
            }
        }
        double[][] points = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                points[i][j] = centers[i % groups][j] + spread * random.normal();
            }
        }
        return points;
    }

    /**
     * Like 8 x 8 digits: ten prototypes of ink 0 or 16 (ink with probability 0.35), each bent along three directions of its
     * own (entries uniform in [-2, 2)), noise of deviation 1.5, cut to [0, 16]. Point i is of prototype i % 10. [n x 64]
     */
    static double[][] digits(int n, long seed) {
        FormulaPoints random = new FormulaPoints(seed);
        double[][] prototypes = new double[10][64];
        for (double[] prototype : prototypes) {
            for (int j = 0; j < 64; j++) {
                prototype[j] = random.uniform() < 0.35 ? 16 : 0;
            }
        }
        double[][][] bends = new double[10][3][64];
        for (double[][] ofPrototype : bends) {
            for (double[] bend : ofPrototype) {
                for (int j = 0; j < 64; j++) {
                    bend[j] = 4 * random.uniform() - 2;
                }
            }
        }
        double[][] points = new double[n][64];
        for (int i = 0; i < n; i++) {
            double[] amounts = {random.normal(), random.normal(), random.normal()};
            for (int j = 0; j < 64; j++) {
                double value = prototypes[i % 10][j];
                for (int m = 0; m < 3; m++) {
                    value += amounts[m] * bends[i % 10][m][j];
                }
                value += 1.5 * random.normal();
                points[i][j] = Math.min(16, Math.max(0, value));
            }
        }
        return points;
    }

    /** i % groups for each of n points. */
    static int[] groups(int n, int groups) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % groups;
        }
        return labels;
    }

    /** The points in the order i -> (7 i + 3) % n, for n not a multiple of 7. */
    static double[][] reordered(double[][] points) {
        double[][] reordered = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            reordered[i] = points[(7 * i + 3) % points.length];
        }
        return reordered;
    }

    static double[][] map(double[][] points, DoubleUnaryOperator function) {
        double[][] mapped = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            mapped[i] = Arrays.stream(points[i]).map(function).toArray();
        }
        return mapped;
    }

    /** Turned by 3-4-5 in the plane of the first two coordinates, and again in that of the last two. */
    static double[][] rotated(double[][] points) {
        double[][] rotated = map(points, x -> x);
        int d = points[0].length;
        for (double[] point : rotated) {
            turn(point, 0, 1);
            turn(point, d - 2, d - 1);
        }
        return rotated;
    }

    private static void turn(double[] point, int a, int b) {
        double x = point[a];
        double y = point[b];
        point[a] = 0.6 * x - 0.8 * y;
        point[b] = 0.8 * x + 0.6 * y;
    }

    /** The squared distance of two points. */
    static double squaredDistance(double[] x, double[] y) {
        return SquaredDistances.between(x, 0, y, 0, x.length);
    }

    /** Folds the bits of all coordinates, in order. */
    static long hash(double[][] points) {
        long hash = 17;
        for (double[] point : points) {
            for (double coordinate : point) {
                hash = 1_000_003 * hash + Double.doubleToLongBits(coordinate);
            }
        }
        return hash;
    }
}
