package org.neurobean.assembly;

import java.util.SplittableRandom;
import org.neurobean.bean.Matrix;

/** Where a t-SNE embedding starts; see {@link TSne.Start}. */
final class TSneStart {

    private static final double DEVIATION = 1e-4;
    private static final double NOISE = 1e-8;

    private TSneStart() {}

    /** Coordinates by dimension, [dimensions x N]. */
    static double[][] coordinates(Matrix points, TSne.Options options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        double[][] start = new double[options.dimensions()][];
        if (options.start() == TSne.Start.RANDOM) {
            for (int d = 0; d < start.length; d++) {
                start[d] = normal(points.rows(), DEVIATION, random);
            }
            return start;
        }
        int available = Math.min(start.length, Math.min(points.rows(), points.columns()));
        Pca pca = Pca.fit(points, available);
        Matrix scores = Matrix.copyOf("scores", pca.scores()).transpose();
        double deviation = Math.sqrt(pca.explainedVariance()[0]);
        for (int d = 0; d < start.length; d++) {
            if (d < available && pca.explainedVariance()[d] > 0) {
                start[d] = scores.row(d);
                for (int i = 0; i < points.rows(); i++) {
                    start[d][i] *= DEVIATION / deviation;
                }
            } else {
                start[d] = normal(points.rows(), NOISE, random);
            }
        }
        return start;
    }

    /** Normal numbers by the polar method (Marsaglia and Bray, 1964), whose bits depend on no platform. */
    private static double[] normal(int count, double deviation, SplittableRandom random) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            double x;
            double square;
            do {
                x = 2 * random.nextDouble() - 1;
                double y = 2 * random.nextDouble() - 1;
                square = x * x + y * y;
            } while (square >= 1 || square == 0);
            numbers[i] = deviation * x * Math.sqrt(-2 * StrictMath.log(square) / square);
        }
        return numbers;
    }
}
