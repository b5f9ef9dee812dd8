package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** t-SNE by its laws, against scikit-learn's quality, and bit for bit. */
class TSneTest {

    private static final double[][] DIGITS = FormulaPoints.digits(300, 9);

    private static final TSne.Options SHORT =
            TSne.Options.defaults().withPerplexity(10).withIterations(300);

    @ParameterizedTest
    @EnumSource(TSne.Start.class)
    void isAsTrustworthyAsScikitLearnsOnPointsLikeDigits(TSne.Start start) {
        TSne tsne = TSne.fit(DIGITS, TSne.Options.defaults().withStart(start));
        // scikit-learn 1.9.1: TSNE(method='exact', perplexity=30, max_iter=1000, init='pca' or 'random',
        // random_state=0).fit_transform(digits(300, 9)); trustworthiness with 5 and 12 neighbours: 0.99326 and 0.99714
        // for
        // both starts; kl_divergence_ 0.0042 and 0.0060; silhouette_score of the embedding by i % 10: 0.983 and 0.984.
        assertThat(Trustworthiness.of(DIGITS, tsne.embedding(), 5)).isGreaterThan(0.99326 - 0.01);
        assertThat(Trustworthiness.of(DIGITS, tsne.embedding(), 12)).isGreaterThan(0.99714 - 0.01);
        assertThat(tsne.divergence()).isBetween(0.0, 0.02);
        int[] classes = FormulaPoints.groups(300, 10);
        assertThat(Silhouette.of(tsne.embedding(), classes).mean()).isGreaterThan(0.95);
    }

    @Test
    void isAsTrustworthyAsScikitLearnsOnFewPoints() {
        double mean = 0;
        for (int draw = 0; draw < 8; draw++) {
            double[][] points = FormulaPoints.digits(50, 40 + draw);
            TSne.Start start = draw % 2 == 0 ? TSne.Start.PCA : TSne.Start.RANDOM;
            TSne tsne =
                    TSne.fit(points, TSne.Options.forPoints(50).withStart(start).withSeed(draw));
            mean += Trustworthiness.of(points, tsne.embedding(), 5) / 8;
        }
        // scikit-learn 1.9.1: mean of trustworthiness(X, e, n_neighbors=5) over the draws s, X = digits(50, 40 + s),
        // e = TSNE(method='exact', perplexity=49 / 3, max_iter=1000, init='pca' if s % 2 == 0 else 'random',
        // random_state=s).fit_transform(X): 0.9806
        assertThat(mean).isGreaterThan(0.9806 - 0.01);
    }

    @Test
    void givesTheSameBitsOnEveryJdk() {
        double[][] points = FormulaPoints.digits(60, 12);
        // Computed on JDK 17 and on JDK 25.
        assertThat(FormulaPoints.hash(TSne.fit(points, SHORT).embedding())).isEqualTo(-8731645082067568228L);
        assertThat(FormulaPoints.hash(
                        TSne.fit(points, SHORT.withStart(TSne.Start.RANDOM).withSeed(3))
                                .embedding()))
                .isEqualTo(2805636035496464636L);
    }

    @Test
    void givesTheSameBitsWithOneThread() throws Exception {
        double[][] points = FormulaPoints.digits(101, 12);
        TSne many = TSne.fit(points, SHORT);
        ForkJoinPool single = new ForkJoinPool(1);
        TSne one = single.submit(() -> TSne.fit(points, SHORT)).get();
        single.shutdown();
        assertThat(one.embedding()).isDeepEqualTo(many.embedding());
        assertThat(one.divergence()).isEqualTo(many.divergence());
    }

    @Test
    void affinitiesHaveThePerplexityThatWasAskedFor() {
        double[][] points = FormulaPoints.digits(41, 2);
        for (double perplexity : new double[] {1.5, 5, 30, 39.5}) {
            double[] p = TSneAffinities.conditional(
                    3, PairwiseDistances.squared(LayerDraws.matrix(points))[3], Math.log(perplexity));
            double entropy = Arrays.stream(p)
                    .filter(x -> x > 0)
                    .map(x -> -x * Math.log(x))
                    .sum();
            assertThat(Math.exp(entropy)).isCloseTo(perplexity, within(1e-8 * perplexity));
            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-14));
            assertThat(p[3]).isZero();
        }
    }

    @Test
    void affinitiesAreSymmetricSumToOneAndIgnoreScaleAndPlace() {
        double[][] points = FormulaPoints.digits(41, 2);
        double[][] p = TSneAffinities.of(LayerDraws.matrix(points), 7);
        double[][] moved = TSneAffinities.of(LayerDraws.matrix(FormulaPoints.map(points, x -> 1e6 * (x + 3))), 7);
        double sum = 0;
        for (int i = 0; i < 41; i++) {
            for (int j = 0; j < 41; j++) {
                sum += p[i][j];
                assertThat(p[i][j]).isEqualTo(p[j][i]);
                assertThat(moved[i][j]).isCloseTo(p[i][j], within(1e-9));
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-13));
    }

    @Test
    void forcesAreTheGradientOfTheDivergence() {
        double[][] p = TSneAffinities.of(LayerDraws.matrix(FormulaPoints.digits(23, 5)), 5);
        double[][] y = LayerDraws.matrix(FormulaPoints.blobs(23, 2, 23, 1, 6))
                .transpose()
                .toRows();
        double[][] gradient = new TSneDescent(p, y).gradient(1);
        double h = 1e-5;
        for (int d = 0; d < 2; d++) {
            for (int i = 0; i < 23; i++) {
                double at = y[d][i];
                y[d][i] = at + h;
                double above = new TSneDescent(p, y).divergence();
                y[d][i] = at - h;
                double below = new TSneDescent(p, y).divergence();
                y[d][i] = at;
                assertThat(gradient[d][i]).isCloseTo((above - below) / (2 * h), within(1e-8));
            }
        }
    }

    @Test
    void divergenceFallsWithIterations() {
        double[][] points = FormulaPoints.digits(101, 4);
        double before = TSne.fit(points, SHORT.withIterations(1)).divergence();
        for (int iterations : new int[] {300, 600, 1200}) {
            double divergence =
                    TSne.fit(points, SHORT.withIterations(iterations)).divergence();
            assertThat(divergence).isLessThan(before).isNotNegative();
            before = divergence;
        }
    }

    @ParameterizedTest
    @EnumSource(TSne.Start.class)
    void takesFewPoints(TSne.Start start) {
        for (int n = 2; n < 9; n++) {
            for (int d : new int[] {1, 3}) {
                double[][] points = FormulaPoints.blobs(n, d, n, 1, 20 + n);
                TSne tsne = TSne.fit(points, TSne.Options.forPoints(n).withStart(start));
                assertThat(tsne.divergence()).isFinite();
                assertThat(tsne.embedding()).hasDimensions(n, 2);
                for (double[] point : tsne.embedding()) {
                    assertThat(Math.abs(point[0]) + Math.abs(point[1])).isLessThan(1e6);
                }
            }
        }
    }

    @Test
    void keepsThePairTogetherOfThreePoints() {
        double[][] y = TSne.fit(new double[][] {{0, 0}, {0, 0.1}, {5, 5}}, TSne.Options.forPoints(3))
                .embedding();
        double pair = FormulaPoints.squaredDistance(y[0], y[1]);
        assertThat(pair).isLessThan(FormulaPoints.squaredDistance(y[0], y[2]));
        assertThat(pair).isLessThan(FormulaPoints.squaredDistance(y[1], y[2]));
    }

    @Test
    void keepsEqualPointsTogether() {
        double[][] points = FormulaPoints.digits(61, 4);
        for (int i = 0; i < 40; i++) {
            points[i] = new double[64];
        }
        for (double perplexity : new double[] {5, 60}) {
            double[][] embedding =
                    TSne.fit(points, SHORT.withPerplexity(perplexity)).embedding();
            for (int i = 1; i < 40; i++) {
                assertThat(FormulaPoints.squaredDistance(embedding[0], embedding[i]))
                        .isLessThan(1e-6);
            }
            assertThat(FormulaPoints.squaredDistance(embedding[0], embedding[50]))
                    .isGreaterThan(1e-2);
        }
        TSne equal = TSne.fit(new double[20][3], SHORT);
        assertThat(equal.divergence()).isFinite();
        TSne random = TSne.fit(points, SHORT.withStart(TSne.Start.RANDOM));
        assertThat(random.divergence()).isFinite();
    }

    @Test
    void embedsInAnyNumberOfDimensions() {
        double[][] points = FormulaPoints.digits(50, 4);
        for (int dimensions : new int[] {1, 3}) {
            TSne.Options options = SHORT.withDimensions(dimensions);
            TSne tsne = TSne.fit(points, options.withIterations(1000));
            assertThat(tsne.embedding()).hasDimensions(50, dimensions);
            assertThat(tsne.divergence())
                    .isLessThan(
                            0.7 * TSne.fit(points, options.withIterations(1)).divergence());
        }
    }

    @Test
    void otherSeedsGiveOtherRandomStarts() {
        double[][] points = FormulaPoints.digits(20, 4);
        TSne.Options options = SHORT.withStart(TSne.Start.RANDOM).withIterations(5);
        double[][] first = TSne.fit(points, options).embedding();
        assertThat(FormulaPoints.hash(TSne.fit(points, options).embedding())).isEqualTo(FormulaPoints.hash(first));
        assertThat(FormulaPoints.hash(TSne.fit(points, options.withSeed(1)).embedding()))
                .isNotEqualTo(FormulaPoints.hash(first));
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        double[][] three = {{0}, {1}, {3}};
        assertThatThrownBy(() -> TSne.fit(three, TSne.Options.defaults().withPerplexity(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("perplexity", "below", "3", "forPoints");
        assertThatThrownBy(() -> TSne.fit(new double[][] {{1}}, TSne.Options.forPoints(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("points", "2 rows", "1");
        TSne.Options defaults = TSne.Options.defaults();
        assertThatThrownBy(() -> defaults.withPerplexity(Double.NaN)).hasMessageContainingAll("perplexity", "NaN");
        assertThatThrownBy(() -> defaults.withPerplexity(0.9)).hasMessageContaining("perplexity");
        assertThatThrownBy(() -> defaults.withIterations(0)).hasMessageContaining("iterations");
        assertThatThrownBy(() -> defaults.withDimensions(0)).hasMessageContaining("dimensions");
        for (double rate : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new TSne.Options(2, 30, 1000, 12, rate, TSne.Start.PCA, 0))
                    .hasMessageContaining("learningRate");
        }
        assertThatThrownBy(() -> new TSne.Options(2, 30, 1000, 0.5, 1, TSne.Start.PCA, 0))
                .hasMessageContaining("earlyExaggeration");
        double[][] points = FormulaPoints.digits(30, 1);
        TSne.Options wild = new TSne.Options(2, 5, 1000, 12, 1e300, TSne.Start.PCA, 0);
        assertThatThrownBy(() -> TSne.fit(points, wild))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("learningRate");
    }
}
