package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** K-means by its laws, and against scikit-learn's inertia. */
class KMeansTest {

    private static final double[][] BLOBS = FormulaPoints.blobs(101, 5, 6, 0.5, 11);

    private static KMeans fit(double[][] points, int k) {
        return KMeans.fit(points, KMeans.Options.of(k));
    }

    @Test
    void findsWellSeparatedGroups() {
        int[] groups = FormulaPoints.groups(101, 6);
        assertThat(fit(BLOBS, 6).assignment()).isEqualTo(groups);
    }

    @Test
    void centersAreTheMeansOfTheirPoints() {
        for (int maxIterations : new int[] {1, 2, 300}) {
            KMeans.Options options =
                    KMeans.Options.of(9).withMaxIterations(maxIterations).withRestarts(1);
            KMeans result = KMeans.fit(BLOBS, options);
            double inertia = 0;
            for (int c = 0; c < 9; c++) {
                double[] sum = new double[5];
                int size = 0;
                for (int i = 0; i < BLOBS.length; i++) {
                    if (result.assignment()[i] == c) {
                        size++;
                        for (int d = 0; d < 5; d++) {
                            sum[d] += BLOBS[i][d];
                            inertia += (BLOBS[i][d] - result.centers()[c][d]) * (BLOBS[i][d] - result.centers()[c][d]);
                        }
                    }
                }
                assertThat(size).isPositive();
                for (int d = 0; d < 5; d++) {
                    assertThat(result.centers()[c][d]).isCloseTo(sum[d] / size, within(1e-12));
                }
            }
            assertThat(result.inertia()).isCloseTo(inertia, within(1e-9));
            assertThat(result.iterations()).isBetween(1, maxIterations);
        }
    }

    @Test
    void noPointIsCloserToAnotherCenterWhenItEnds() {
        for (long seed = 0; seed < 20; seed++) {
            double[][] points = FormulaPoints.blobs(97, 3, 97, 1, 100 + seed);
            KMeans result =
                    KMeans.fit(points, KMeans.Options.of(12).withRestarts(1).withSeed(seed));
            for (int i = 0; i < points.length; i++) {
                double own = FormulaPoints.squaredDistance(points[i], result.centers()[result.assignment()[i]]);
                for (double[] center : result.centers()) {
                    assertThat(own).isLessThanOrEqualTo(FormulaPoints.squaredDistance(points[i], center));
                }
            }
        }
    }

    @Test
    void moreIterationsAndMoreRestartsNeverRaiseTheInertia() {
        double[][] points = FormulaPoints.blobs(101, 2, 101, 1, 5);
        KMeans.Options options = KMeans.Options.of(15).withRestarts(1);
        double before = Double.POSITIVE_INFINITY;
        for (int iterations = 1; iterations < 12; iterations++) {
            double inertia =
                    KMeans.fit(points, options.withMaxIterations(iterations)).inertia();
            assertThat(inertia).isLessThanOrEqualTo(before * (1 + 1e-12));
            before = inertia;
        }
        for (int restarts = 2; restarts < 12; restarts++) {
            double inertia = KMeans.fit(points, options.withRestarts(restarts)).inertia();
            assertThat(inertia).isLessThanOrEqualTo(before);
            before = inertia;
        }
    }

    @Test
    void numbersClustersInTheOrderOfTheirFirstPoints() {
        int[] assignment = fit(FormulaPoints.blobs(60, 2, 60, 1, 3), 8).assignment();
        int next = 0;
        for (int cluster : assignment) {
            assertThat(cluster).isLessThanOrEqualTo(next);
            next = Math.max(next, cluster + 1);
        }
        assertThat(next).isEqualTo(8);
    }

    @Test
    void inertiaIsInvariantToOrderTranslationAndRotation() {
        double inertia = fit(BLOBS, 6).inertia();
        for (double[][] same : new double[][][] {
            FormulaPoints.reordered(BLOBS), FormulaPoints.map(BLOBS, x -> x + 100), FormulaPoints.rotated(BLOBS)
        }) {
            assertThat(fit(same, 6).inertia()).isCloseTo(inertia, within(1e-9 * inertia));
        }
    }

    @Test
    void inertiaGrowsWithTheSquareOfTheScale() {
        KMeans small = fit(BLOBS, 6);
        KMeans large = fit(FormulaPoints.map(BLOBS, x -> 1024 * x), 6);
        assertThat(large.assignment()).isEqualTo(small.assignment());
        assertThat(large.inertia()).isEqualTo(1024 * 1024 * small.inertia());
    }

    // scikit-learn 1.9.1: KMeans(n_clusters=k, n_init=10, random_state=0).fit(blobs(n, d, groups, spread,
    // seed)).inertia_
    @ParameterizedTest
    @CsvSource({
        "60, 2, 4, 1.0, 1, 4, 87.0526025040734",
        "97, 3, 5, 2.0, 2, 7, 729.6371846081688",
        "150, 7, 10, 1.5, 3, 10, 2213.2923207375625",
        "101, 1, 3, 1.0, 4, 5, 34.3946799809022",
        "300, 2, 25, 0.5, 5, 25, 101.6668399929872",
        "84, 10, 10, 2.0, 6, 10, 3188.162098913726"
    })
    void inertiaIsNoWorseThanScikitLearns(int n, int d, int groups, double spread, long seed, int k, double theirs) {
        KMeans result = fit(FormulaPoints.blobs(n, d, groups, spread, seed), k);
        assertThat(result.inertia()).isLessThanOrEqualTo(theirs * (1 + 1e-9));
    }

    @Test
    void isTheSameWhetherAllPairsAreKeptOrNot() {
        // A million starts need more rows of distances than half of 101 points, a single one fewer.
        KMeansSeeding kept = new KMeansSeeding(LayerDraws.matrix(BLOBS), 4, 1_000_000);
        KMeansSeeding computed = new KMeansSeeding(LayerDraws.matrix(BLOBS), 4, 1);
        assertThat(kept.centers(new SplittableRandom(5))).isDeepEqualTo(computed.centers(new SplittableRandom(5)));
    }

    @Test
    void givesTheSameBitsOnEveryJdk() {
        // Computed on JDK 17 and on JDK 25.
        assertThat(FormulaPoints.hash(fit(FormulaPoints.digits(60, 12), 7).centers()))
                .isEqualTo(1297377113307104058L);
    }

    @Test
    void isTheSameWithOneThread() throws Exception {
        double[][] points = FormulaPoints.blobs(333, 9, 333, 1, 3);
        KMeans many = fit(points, 20);
        ForkJoinPool single = new ForkJoinPool(1);
        KMeans one = single.submit(() -> fit(points, 20)).get();
        single.shutdown();
        assertThat(one.assignment()).isEqualTo(many.assignment());
        assertThat(one.centers()).isDeepEqualTo(many.centers());
        assertThat(one.inertia()).isEqualTo(many.inertia());
    }

    @Test
    void takesSinglePointsSingleClustersAndAsManyClustersAsPoints() {
        assertThat(fit(new double[][] {{3}}, 1)).satisfies(one -> {
            assertThat(one.assignment()).containsExactly(0);
            assertThat(one.centers()).isDeepEqualTo(new double[][] {{3}});
            assertThat(one.inertia()).isZero();
        });
        assertThat(fit(new double[][] {{0}, {2}, {4}}, 1).inertia()).isEqualTo(8);
        KMeans all = fit(BLOBS, 101);
        assertThat(all.inertia()).isZero();
        assertThat(all.assignment()).doesNotHaveDuplicates();
    }

    @Test
    void takesAsManyClustersAsThereAreDistinctPoints() {
        double[][] points = {{0, 1}, {0, 1}, {-0.0, 1}, {2, 1}, {2, 1}, {3, 0}};
        assertThat(KMeans.distinctPoints(points)).isEqualTo(3);
        KMeans result = fit(points, 3);
        assertThat(result.assignment()).containsExactly(0, 0, 0, 1, 1, 2);
        assertThat(result.inertia()).isZero();
        assertThatThrownBy(() -> fit(points, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("k", "distinct points", "3", "4");
    }

    @Test
    void fillsClustersThatLoseAllOfTheirPoints() {
        // The third center is no point's nearest; the second point is farthest from its own.
        double[][] points = {{0}, {4}, {10}};
        Lloyd lloyd = new Lloyd(LayerDraws.matrix(points), new double[][] {{0}, {10}, {100}});
        lloyd.run(10);
        assertThat(lloyd.inOrderOfFirstPoints().assignment()).containsExactly(0, 1, 2);
        assertThat(lloyd.inertia()).isZero();
    }

    @Test
    void leavesItsArgumentsAlone() {
        double[][] points = FormulaPoints.blobs(20, 2, 2, 1, 1);
        double[][] copy = FormulaPoints.map(points, x -> x);
        KMeans result = fit(points, 20);
        Arrays.stream(result.centers()).forEach(center -> Arrays.fill(center, 0));
        assertThat(points).isDeepEqualTo(copy);
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        assertThatThrownBy(() -> KMeans.Options.of(0)).hasMessageContainingAll("k", "1 or more", "0");
        assertThatThrownBy(() -> KMeans.Options.of(1).withRestarts(-1)).hasMessageContainingAll("restarts", "-1");
        assertThatThrownBy(() -> KMeans.Options.of(1).withMaxIterations(0)).hasMessageContaining("maxIterations");
        assertThatThrownBy(() -> fit(new double[0][], 1)).hasMessageContainingAll("points", "1 row");
        assertThatThrownBy(() -> fit(new double[][] {{}}, 1)).hasMessageContainingAll("points", "1 column");
        assertThatThrownBy(() -> fit(new double[][] {{1}, {1, 2}}, 1)).hasMessageContaining("rows of one length");
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e150}) {
            assertThatThrownBy(() -> fit(new double[][] {{1, 2}, {1, bad}}, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("points[1][1]", "must be", Double.toString(bad));
        }
    }
}
