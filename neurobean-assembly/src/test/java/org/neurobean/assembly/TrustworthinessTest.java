package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Venna and Kaski's trustworthiness by its laws, by hand and against scikit-learn. */
class TrustworthinessTest {

    private static final double[][] BLOBS = FormulaPoints.blobs(97, 3, 5, 2, 2);
    private static final double[][] FLAT =
            Arrays.stream(BLOBS).map(point -> Arrays.copyOf(point, 2)).toArray(double[][]::new);

    @Test
    void agreesWithScikitLearn() {
        // scikit-learn 1.9.1: trustworthiness(X, X[:, :2], n_neighbors=7) for X = blobs(97, 3, 5, 2.0, 2)
        assertThat(Trustworthiness.of(BLOBS, FLAT, 7)).isCloseTo(0.9095968763914101, within(1e-14));
    }

    @Test
    void isOneForThePointsThemselvesHoweverMoved() {
        for (double[][] same :
                new double[][][] {BLOBS, FormulaPoints.rotated(BLOBS), FormulaPoints.map(BLOBS, x -> 5 - 2 * x)}) {
            assertThat(Trustworthiness.of(BLOBS, same, 5)).isEqualTo(1);
        }
    }

    @Test
    void isInvariantToTheOrderOfPoints() {
        assertThat(Trustworthiness.of(FormulaPoints.reordered(BLOBS), FormulaPoints.reordered(FLAT), 7))
                .isEqualTo(Trustworthiness.of(BLOBS, FLAT, 7));
    }

    @Test
    void isWhatOneComputesByHand() {
        double[][] line = {{0}, {1}, {3}, {7}};
        double[][] swapped = {{0}, {3}, {1}, {7.5}};
        // Nearest in the embedding, and rank on the line: 0 -> 2, 2nd; 1 -> 2, 2nd; 2 -> 0, 2nd; 3 -> 1, 2nd.
        // 1 - 2 / (N k (2N - 3k - 1)) * 4, N = 4, k = 1.
        assertThat(Trustworthiness.of(line, swapped, 1)).isCloseTo(1 - 2.0 / 16 * 4, within(1e-15));
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        for (int k : new int[] {0, 49, 97}) {
            assertThatThrownBy(() -> Trustworthiness.of(BLOBS, FLAT, k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("neighbours", "97", Integer.toString(k));
        }
        assertThatThrownBy(() -> Trustworthiness.of(BLOBS, Arrays.copyOf(FLAT, 3), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("embedding", "97", "3");
    }
}
